# A return in the finally swallows every error.
# score: 6
# finding: swallowed-error swallowed-cancel

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(rounds())
    result = None
    try:
        result = await work()
    finally:
        guard.cancel()
        await asyncio.wait([guard])
        return result
