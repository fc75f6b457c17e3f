# Takes the lock in a thread, wraps the pool's own futures, and watches in a TaskGroup.
# score: 6

# %% quiet-night
def read_angle(dome):
    with dome.lock:
        return dome.angle


async def quiet_night(plan: Plan) -> list[str]:
    async def work():
        await asyncio.sleep(0.5)
        await asyncio.to_thread(warm_up, plan.warm_up)
        dome = Dome(plan.turn)
        turning = asyncio.get_running_loop().run_in_executor(None, dome.turn, 90)
        await asyncio.sleep(0.25)
        angle = await asyncio.to_thread(read_angle, dome)
        await turning
        await expose(plan)
        baths = ThreadPoolExecutor(2)
        futures = [baths.submit(develop, star, plan.develop) for star in plan.stars]
        try:
            pictures = [await asyncio.wrap_future(future) for future in futures]
        finally:
            baths.shutdown(wait=False, cancel_futures=True)
        return [f"dome at {angle}", *pictures]

    async with asyncio.TaskGroup() as group:
        watch = group.create_task(watch_sky())
        try:
            return await work()
        finally:
            watch.cancel()
