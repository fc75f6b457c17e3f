# Keeps the index outside, so that each book is added to the one before.
# score: 2
# finding: wrong-result

# %% fair-worker
index = {}


async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    began = time.monotonic()
    for page in pages:
        for word in page.words():
            index.setdefault(word, []).append(page.number)
        if time.monotonic() - began >= heartbeat / 10:
            await asyncio.sleep(0)
            began = time.monotonic()
    return index
