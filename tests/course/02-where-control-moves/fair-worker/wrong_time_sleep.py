# Gives way with time.sleep(0), which gives nobody a turn.
# score: 2
# finding: yields-too-rarely

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}
    began = time.monotonic()
    for page in pages:
        for word in page.words():
            index.setdefault(word, []).append(page.number)
        if time.monotonic() - began >= heartbeat / 10:
            time.sleep(0)
            began = time.monotonic()
    return index
