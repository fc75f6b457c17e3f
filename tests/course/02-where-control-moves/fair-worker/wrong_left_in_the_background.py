# Starts the computing as a task, and returns at once.
# score: 0
# finding: left-running yields-too-rarely

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}

    async def compute():
        began = time.monotonic()
        for page in pages:
            for word in page.words():
                index.setdefault(word, []).append(page.number)
            if time.monotonic() - began >= heartbeat / 10:
                await asyncio.sleep(0)
                began = time.monotonic()

    asyncio.create_task(compute())
    return index
