# asyncio.wait with a timeout, and a cancel that nobody waits for.
# score: 5
# finding: cancel-not-awaited too-early left-running

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        task = asyncio.create_task(attempt())
        await asyncio.wait([task], timeout=limit)
        if not task.done():
            task.cancel()
            error = TimeoutError()
        else:
            error = task.exception()
        if error is None:
            return task.result()
        if number == tries or not isinstance(error, (ConnectionError, TimeoutError)):
            raise error
        await asyncio.sleep(min(pause, longest))
        pause *= 2
