# A cancelled gather cancels the guard, and the end of the work does so again.
# score: 7
# finding: wrong-output

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(rounds())
    working = asyncio.create_task(work())
    working.add_done_callback(lambda _: guard.cancel())
    results = await asyncio.gather(working, guard, return_exceptions=True)
    if isinstance(results[0], BaseException):
        raise results[0]
    return results[0]
