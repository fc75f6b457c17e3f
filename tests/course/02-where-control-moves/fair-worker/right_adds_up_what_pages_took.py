# Times each page, and adds up; the pausing has a coroutine of its own.
# score: 7

# %% fair-worker
class Turn:
    def __init__(self, length):
        self.length = length
        self.used = 0.0

    async def give_way_after(self, seconds):
        self.used += seconds
        if self.used >= self.length:
            self.used = 0.0
            await asyncio.sleep(0)


async def index_pages(pages: list[Page], heartbeat: float) -> dict[str, list[int]]:
    index, turn = {}, Turn(heartbeat / 16)
    for page in pages:
        began = time.time()
        words = page.words()
        took = time.time() - began
        for word in words:
            index[word] = [*index.get(word, []), page.number]
        await turn.give_way_after(took)
    return index
