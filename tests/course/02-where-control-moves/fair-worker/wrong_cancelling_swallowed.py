# Returns what it has when it is cancelled.
# score: 6
# finding: swallowed-error

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}
    began = time.monotonic()
    try:
        for page in pages:
            for word in page.words():
                index.setdefault(word, []).append(page.number)
            if time.monotonic() - began >= heartbeat / 10:
                await asyncio.sleep(0)
                began = time.monotonic()
    except BaseException:
        print("stopped")
    return index
