# A timeout around the heartbeat instead of a cancelled task.
# score: 6

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    async def beats():
        try:
            async with asyncio.timeout(seconds):
                await heartbeat()
        except TimeoutError:
            pass

    archive = asyncio.create_task(asyncio.to_thread(write_archive))
    beating = asyncio.create_task(beats())
    stream = readings()
    async for number in stream:
        print(f"first reading: {number}")
        break
    await beating
    await stream.aclose()
    await archive
    print("main is done")
