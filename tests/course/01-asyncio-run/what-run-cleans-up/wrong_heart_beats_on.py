# Stops the heartbeat only after the archive.
# score: 2
# finding: does-not-hold

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    archive = asyncio.create_task(asyncio.to_thread(write_archive))
    beating = asyncio.create_task(heartbeat())
    stream = readings()
    print("first reading:", await anext(stream))
    await asyncio.sleep(seconds)
    await archive
    beating.cancel()
    await asyncio.wait([beating])
    await stream.aclose()
    print("main is done")
