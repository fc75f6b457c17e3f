# Asks the heartbeat to stop, last of all, and does not wait for it.
# score: 2
# finding: cancel-not-awaited

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    archive = asyncio.create_task(asyncio.to_thread(write_archive))
    beating = asyncio.create_task(heartbeat())
    stream = readings()
    print("first reading:", await anext(stream))
    await asyncio.sleep(seconds)
    await stream.aclose()
    await archive
    beating.cancel()
    print("main is done")
