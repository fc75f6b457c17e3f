# Sleeps 1.5 seconds whatever is asked.
# score: 4
# finding: does-not-hold

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    archive = asyncio.create_task(asyncio.to_thread(write_archive))
    beating = asyncio.create_task(heartbeat())
    stream = readings()
    print("first reading:", await anext(stream))
    await asyncio.sleep(1.5)
    beating.cancel()
    await asyncio.wait([beating])
    await stream.aclose()
    await archive
    print("main is done")
