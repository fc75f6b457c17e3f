# wait_for gives the heartbeat its time.
# score: 6

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    archive = asyncio.create_task(asyncio.to_thread(write_archive))
    stream = readings()
    print("first reading:", await anext(stream))
    try:
        await asyncio.wait_for(heartbeat(), seconds)
    except TimeoutError:
        pass
    await stream.aclose()
    await archive
    print("main is done")
