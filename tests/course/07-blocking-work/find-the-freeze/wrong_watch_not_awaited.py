# Cancels the watching, and does not wait for its end.
# score: 5
# finding: cancel-not-awaited

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
    loop = asyncio.get_running_loop()
    baths = ThreadPoolExecutor(max_workers=2)
    jobs = [loop.run_in_executor(baths, develop, star, plan.develop) for star in plan.stars]
    return await asyncio.gather(*jobs)


async def quiet_night(plan):
    watch = asyncio.create_task(watch_sky())
    try:
        await my_heat(plan)
        angle = await my_turn(plan)
        await expose(plan)
        pictures = await my_darkroom(plan)
    finally:
        watch.cancel()
    return [f"dome at {angle}", *pictures]
