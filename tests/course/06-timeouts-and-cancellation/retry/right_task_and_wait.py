# A task for each try, asyncio.wait with a timeout, and the task's exception looked at.
# score: 8

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for left in reversed(range(tries)):
        task = asyncio.ensure_future(attempt())
        try:
            await asyncio.wait([task], timeout=limit)
        finally:
            if not task.done():
                task.cancel()
                await asyncio.wait([task])
        error = TimeoutError("limit") if task.cancelled() else task.exception()
        if error is None:
            return task.result()
        if left == 0 or not isinstance(error, (ConnectionError, TimeoutError)):
            raise error
        await asyncio.sleep(min(pause, longest))
        pause = pause + pause
