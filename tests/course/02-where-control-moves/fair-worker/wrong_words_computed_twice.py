# Computes each page's words once to look and once to index.
# score: 5
# finding: too-late

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}
    began = time.monotonic()
    for page in pages:
        if page.words():
            for word in page.words():
                index.setdefault(word, []).append(page.number)
        if time.monotonic() - began >= heartbeat / 12:
            await asyncio.sleep(0)
            began = time.monotonic()
    return index
