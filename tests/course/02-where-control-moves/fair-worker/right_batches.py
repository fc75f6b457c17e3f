# A generator makes batches of pages that took a tenth of a heartbeat.
# score: 7

# %% fair-worker
def batches(pages, seconds):
    batch, began = [], time.monotonic()
    for page in pages:
        batch.append((page.number, page.words()))
        if time.monotonic() >= began + seconds:
            yield batch
            batch, began = [], time.monotonic()
    yield batch


async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index = {}
    for batch in batches(pages, heartbeat / 10):
        for number, words in batch:
            for word in words:
                index.setdefault(word, []).append(number)
        await asyncio.sleep(0)
    return index
