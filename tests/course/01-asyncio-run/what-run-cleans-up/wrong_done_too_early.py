# Says that it is done before it has tidied up.
# score: 2
# finding: does-not-hold

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    archive = asyncio.create_task(asyncio.to_thread(write_archive))
    beating = asyncio.create_task(heartbeat())
    stream = readings()
    print("first reading:", await anext(stream))
    await asyncio.sleep(seconds)
    print("main is done")
    beating.cancel()
    await asyncio.wait([beating])
    await stream.aclose()
    await archive
