# A task group for each try, opened with except*.
# score: 8

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    number = 0
    while number < tries:
        number += 1
        last = None
        try:
            async with asyncio.timeout(limit):
                async with asyncio.TaskGroup() as group:
                    task = group.create_task(attempt())
            return task.result()
        except* (ConnectionError, TimeoutError) as errors:
            last = errors.exceptions[0]
        except* Exception as errors:
            other = errors.exceptions[0]
            number = tries
            last = other
        if number == tries:
            raise last
        await asyncio.sleep(min(pause, longest))
        pause *= 2
