# Computes in a thread: the loop is free all the time.
# score: 7

# %% fair-worker
from collections import defaultdict


async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    def compute():
        index = defaultdict(list)
        for page in pages:
            for word in page.words():
                index[word].append(page.number)
        return dict(index)

    return await asyncio.to_thread(compute)
