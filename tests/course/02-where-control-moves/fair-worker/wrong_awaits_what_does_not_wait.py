# Awaits a coroutine that has no wait in it.
# score: 2
# finding: yields-too-rarely

# %% fair-worker
async def give_way():
    pass


async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}
    began = time.monotonic()
    for page in pages:
        for word in page.words():
            index.setdefault(word, []).append(page.number)
        if time.monotonic() - began >= heartbeat / 10:
            await give_way()
            began = time.monotonic()
    return index
