# Prints the index.
# score: 0
# finding: wrong-result printed-instead-of-returned

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}
    began = time.monotonic()
    for page in pages:
        for word in page.words():
            index.setdefault(word, []).append(page.number)
        if time.monotonic() - began >= heartbeat / 10:
            await asyncio.sleep(0)
            began = time.monotonic()
    print(index)
