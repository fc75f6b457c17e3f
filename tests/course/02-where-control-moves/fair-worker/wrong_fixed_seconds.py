# Gives way after 0.8 seconds, whatever the heartbeat.
# score: 5
# finding: yields-too-rarely

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}
    began = time.monotonic()
    for page in pages:
        for word in page.words():
            index.setdefault(word, []).append(page.number)
        if time.monotonic() - began >= 0.8:
            await asyncio.sleep(0)
            began = time.monotonic()
    return index
