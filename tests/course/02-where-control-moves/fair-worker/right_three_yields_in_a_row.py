# Longer turns, and three yields after each: so that a sleeper has its turn then.
# score: 7

# %% fair-worker
async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    since = time.perf_counter()
    for page in pages:
        for word in page.words():
            index.setdefault(word, []).append(page.number)
        if time.perf_counter() - since > 0.3 * heartbeat:
            for _ in range(3):
                await asyncio.sleep(0)
            since = time.perf_counter()
    return index
