# to_thread everywhere, and a semaphore for the two baths.
# score: 6

# %% quiet-night
async def quiet_night(plan):
    async def at_night():
        await asyncio.sleep(0.5)
        await asyncio.to_thread(warm_up, plan.warm_up)
        dome = Dome(plan.turn)
        await asyncio.gather(asyncio.sleep(0.25), asyncio.to_thread(dome.turn, 90))
        await expose(plan)
        baths = asyncio.Semaphore(2)

        async def bathe(star):
            async with baths:
                return await asyncio.to_thread(develop, star, plan.develop)

        return [f"dome at {dome.angle}", *await asyncio.gather(*map(bathe, plan.stars))]

    watch = asyncio.create_task(watch_sky())
    try:
        return await at_night()
    finally:
        watch.cancel()
        await asyncio.gather(watch, return_exceptions=True)
