# Gives way after each page.
# score: 4
# finding: yields-too-often

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}
    for page in pages:
        for word in page.words():
            index.setdefault(word, []).append(page.number)
        await asyncio.sleep(0)
    return index
