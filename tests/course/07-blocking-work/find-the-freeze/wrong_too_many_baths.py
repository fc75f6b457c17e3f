# Develops all at once with to_thread: there are two baths.
# score: 2
# finding: too-early

# %% quiet-night
async def my_heat(plan):
    await asyncio.sleep(0.5)
    await asyncio.to_thread(warm_up, plan.warm_up)


async def my_turn(plan):
    dome = Dome(plan.turn)
    turning = asyncio.get_running_loop().run_in_executor(None, dome.turn, 90)
    await asyncio.sleep(0.25)
    await turning
    return dome.angle


async def my_darkroom(plan):
    return await asyncio.gather(*[asyncio.to_thread(develop, s, plan.develop) for s in plan.stars])


async def quiet_night(plan):
    watch = asyncio.create_task(watch_sky())
    try:
        await my_heat(plan)
        angle = await my_turn(plan)
        await expose(plan)
        pictures = await my_darkroom(plan)
    finally:
        watch.cancel()
        await asyncio.wait([watch])
    return [f"dome at {angle}", *pictures]
