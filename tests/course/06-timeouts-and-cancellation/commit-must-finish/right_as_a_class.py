# A class whose method waits, and which remembers the cancel.
# score: 8

# %% commit-must-finish
class Uninterrupted:
    def __init__(self, coroutine):
        self.task = asyncio.create_task(coroutine)
        self.cancelled = None

    async def result(self):
        while not self.task.done():
            try:
                await asyncio.gather(asyncio.shield(self.task), return_exceptions=True)
            except asyncio.CancelledError as error:
                self.cancelled = error
        answer = self.task.result()
        if self.cancelled:
            raise self.cancelled
        return answer


async def sell(sale, check, commit):
    await check(sale)
    return await Uninterrupted(commit(sale)).result()
