# Takes the pages out of the list, which is empty afterwards.
# score: 6
# finding: wrong-result

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}
    began = time.monotonic()
    while pages:
        page = pages.pop(0)
        for word in page.words():
            index.setdefault(word, []).append(page.number)
        if time.monotonic() - began >= heartbeat / 10:
            await asyncio.sleep(0)
            began = time.monotonic()
    return index
