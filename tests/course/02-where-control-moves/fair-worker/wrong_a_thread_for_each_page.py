# Gives each page to a thread of its own: right, but control goes to and fro at each page.
# score: 4
# finding: yields-too-often

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}
    for page in pages:
        for word in await asyncio.to_thread(page.words):
            index.setdefault(word, []).append(page.number)
    return index
