# Splits the text of the pages itself, which takes no time at all.
# score: 0
# finding: too-early does-not-hold

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}
    for page in pages:
        for word in sorted(set(page.text.lower().split())):
            index.setdefault(word, []).append(page.number)
    return index
