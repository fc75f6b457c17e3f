# Sleeps for as long as a page takes, and splits its text itself.
# score: 1
# finding: does-not-hold yields-too-often

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}
    for page in pages:
        await asyncio.sleep(page.seconds)
        for word in sorted(set(page.text.split())):
            index.setdefault(word, []).append(page.number)
    return index
