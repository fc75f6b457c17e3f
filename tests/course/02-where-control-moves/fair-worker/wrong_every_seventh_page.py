# Counts pages, and gives way after every seventh.
# score: 5
# finding: yields-too-often

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}
    for count, page in enumerate(pages, 1):
        for word in page.words():
            index.setdefault(word, []).append(page.number)
        if count % 7 == 0:
            await asyncio.sleep(0)
    return index
