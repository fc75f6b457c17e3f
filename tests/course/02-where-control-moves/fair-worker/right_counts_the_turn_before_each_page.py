# Looks at the clock of the loop before each page, and sets the next moment to give way.
# score: 7

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    clock = asyncio.get_running_loop().time
    index = {}
    give_way_at = clock() + heartbeat / 12
    for page in pages:
        if clock() > give_way_at:
            await asyncio.sleep(0)
            give_way_at = clock() + heartbeat / 12
        for word in page.words():
            if word not in index:
                index[word] = []
            index[word].append(page.number)
    return index
