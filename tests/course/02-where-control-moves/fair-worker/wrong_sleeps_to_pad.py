# Sleeps a little in place of sleep(0): all of it takes longer.
# score: 5
# finding: too-late

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}
    began = time.monotonic()
    for page in pages:
        for word in page.words():
            index.setdefault(word, []).append(page.number)
        if time.monotonic() - began >= heartbeat / 20:
            await asyncio.sleep(0.01)
            began = time.monotonic()
    return index
