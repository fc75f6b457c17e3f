# Leaves the lock: who waits for it holds the loop.
# score: 1
# finding: blocked-the-loop

# %% quiet-night
async def my_heat(plan):
    await asyncio.sleep(0.5)
    await asyncio.to_thread(warm_up, plan.warm_up)


async def my_darkroom(plan):
    loop = asyncio.get_running_loop()
    baths = ThreadPoolExecutor(max_workers=2)
    jobs = [loop.run_in_executor(baths, develop, star, plan.develop) for star in plan.stars]
    return await asyncio.gather(*jobs)


async def quiet_night(plan):
    watch = asyncio.create_task(watch_sky())
    try:
        await my_heat(plan)
        angle = await turn_dome(plan)
        await expose(plan)
        pictures = await my_darkroom(plan)
    finally:
        watch.cancel()
        await asyncio.wait([watch])
    return [f"dome at {angle}", *pictures]
