# Starts the archive after the sleep, so it all takes longer.
# score: 2
# finding: too-late

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    beating = asyncio.create_task(heartbeat())
    stream = readings()
    print("first reading:", await anext(stream))
    await asyncio.sleep(seconds)
    beating.cancel()
    await asyncio.wait([beating])
    await stream.aclose()
    await asyncio.to_thread(write_archive)
    print("main is done")
