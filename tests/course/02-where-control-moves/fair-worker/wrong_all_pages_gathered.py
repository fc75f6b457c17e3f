# Makes a coroutine of each page: they run one after the other, with no wait in between.
# score: 2
# finding: does-not-hold yields-too-often

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}

    async def one(page):
        for word in page.words():
            index.setdefault(word, []).append(page.number)

    await asyncio.gather(*[one(page) for page in pages])
    return index
