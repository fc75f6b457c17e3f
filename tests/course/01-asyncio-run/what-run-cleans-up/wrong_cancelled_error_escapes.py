# Awaits the cancelled heartbeat and lets its CancelledError end everything.
# score: 2
# finding: raised

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    archive = asyncio.create_task(asyncio.to_thread(write_archive))
    beating = asyncio.create_task(heartbeat())
    stream = readings()
    print("first reading:", await anext(stream))
    await asyncio.sleep(seconds)
    beating.cancel()
    await beating
    await stream.aclose()
    await archive
    print("main is done")
