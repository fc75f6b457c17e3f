# Looks eight times a second whether the try has ended.
# score: 1
# finding: too-late

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    for number in range(1, tries + 1):
        task = asyncio.create_task(attempt())
        waited = 0
        try:
            while not task.done() and waited < limit:
                await asyncio.sleep(0.125)
                waited += 0.125
        finally:
            if not task.done():
                task.cancel()
                await asyncio.wait([task])
        try:
            if task.cancelled():
                raise TimeoutError
            return task.result()
        except (ConnectionError, TimeoutError):
            if number == tries:
                raise
        await asyncio.sleep(min(pause, longest))
        pause *= 2
