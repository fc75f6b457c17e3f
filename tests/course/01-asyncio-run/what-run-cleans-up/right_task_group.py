# A TaskGroup for both parts, and the generator closed by hand.
# score: 6

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.to_thread(write_archive))
        beating = group.create_task(heartbeat())
        stream = readings()
        print("first reading:", await anext(stream))
        await asyncio.sleep(seconds)
        beating.cancel()
        await stream.aclose()
    print("main is done")
