# Writes def in place of async def.
# score: 0
# finding: raised yields-too-rarely

# %% fair-worker
def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}
    for page in pages:
        for word in page.words():
            index.setdefault(word, []).append(page.number)
    return index
