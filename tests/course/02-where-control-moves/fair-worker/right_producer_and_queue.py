# One coroutine computes and gives way by the clock, another one takes the words out of a queue.
# score: 7

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    found = asyncio.Queue()
    index = {}

    async def compute():
        began = time.monotonic()
        for page in pages:
            found.put_nowait((page.number, page.words()))
            if time.monotonic() - began > heartbeat / 9:
                await asyncio.sleep(0)
                began = time.monotonic()
        found.put_nowait(None)

    async def collect():
        while (entry := await found.get()) is not None:
            number, words = entry
            for word in words:
                index.setdefault(word, []).append(number)

    await asyncio.gather(compute(), collect())
    return index
