# Calls to_thread early, but awaits it late: only then the thread begins.
# score: 2
# finding: too-late

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    beating = asyncio.create_task(heartbeat())
    archive = asyncio.to_thread(write_archive)
    stream = readings()
    print("first reading:", await anext(stream))
    await asyncio.sleep(seconds)
    beating.cancel()
    await asyncio.wait([beating])
    await stream.aclose()
    await archive
    print("main is done")
