# A lock for the whole till: the second customer waits.
# score: 7
# finding: too-late

# %% commit-must-finish
lock = asyncio.Lock()


async def sell(sale, check, commit):
    async with lock:
        await check(sale)
        task = asyncio.create_task(commit(sale))
        cancelled = None
        while not task.done():
            try:
                await asyncio.wait([task])
            except asyncio.CancelledError as error:
                cancelled = error
        receipt = task.result()
        if cancelled is not None:
            raise cancelled
        return receipt
