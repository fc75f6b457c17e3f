# Two tasks share the stars; each develops one after another in a thread.
# score: 6

# %% quiet-night
async def my_heat(plan):
    await asyncio.sleep(0.5)
    await asyncio.to_thread(warm_up, plan.warm_up)


async def my_turn(plan):
    dome = Dome(plan.turn)
    turning = asyncio.create_task(asyncio.to_thread(dome.turn, 90))
    try:
        await asyncio.sleep(0.25)
        await asyncio.to_thread(dome.lock.acquire)
        dome.lock.release()
        return dome.angle
    finally:
        await turning


async def my_darkroom(plan):
    todo, pictures = list(enumerate(plan.stars))[::-1], {}

    async def bath():
        while todo:
            number, star = todo.pop()
            pictures[number] = await asyncio.to_thread(develop, star, plan.develop)

    await asyncio.gather(bath(), bath())
    return [pictures[number] for number in sorted(pictures)]


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
