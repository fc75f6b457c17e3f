# Runs the whole old night in a thread, with a loop of its own: that one is held up instead.
# score: 1
# finding: blocked-the-loop

# %% quiet-night
async def quiet_night(plan):
    return await asyncio.to_thread(asyncio.run, night(plan))
