# Catches the CancelledError of the work together with that of the guard.
# score: 7
# finding: swallowed-cancel

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(rounds())
    result = None
    try:
        result = await work()
    except asyncio.CancelledError:
        pass
    finally:
        guard.cancel()
        await asyncio.wait([guard])
    return result
