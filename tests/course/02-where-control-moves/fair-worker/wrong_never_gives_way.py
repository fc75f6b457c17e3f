# Computes all pages in one go.
# score: 2
# finding: yields-too-rarely

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}
    for page in pages:
        for word in page.words():
            index.setdefault(word, []).append(page.number)
    return index
