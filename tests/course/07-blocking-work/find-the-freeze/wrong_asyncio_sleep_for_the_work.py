# Sleeps as long as each call would take, and never makes the calls.
# score: 1
# finding: too-early cancel-not-awaited

# %% quiet-night
async def quiet_night(plan):
    watch = asyncio.create_task(watch_sky())
    await asyncio.sleep(0.5 + plan.warm_up + plan.turn)
    await expose(plan)
    await asyncio.sleep(len(plan.stars) / 2 * plan.develop)
    watch.cancel()
    return ["dome at 90", *[f"picture of {star}" for star in plan.stars]]
