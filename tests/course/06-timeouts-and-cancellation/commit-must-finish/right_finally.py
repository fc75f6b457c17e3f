# try and finally: whatever comes, the end is waited for.
# score: 8

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    task = asyncio.create_task(commit(sale))
    cancels = []
    while True:
        try:
            await asyncio.wait([task], return_when=asyncio.ALL_COMPLETED)
        except asyncio.CancelledError as error:
            cancels.append(error)
        finally:
            if task.done():
                break
    if task.exception() is None and cancels:
        raise cancels[-1]
    return task.result()
