# Holds the generator nowhere, and closes another one.
# score: 2
# finding: does-not-hold

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    archive = asyncio.create_task(asyncio.to_thread(write_archive))
    beating = asyncio.create_task(heartbeat())
    print("first reading:", await anext(readings()))
    await asyncio.sleep(seconds)
    beating.cancel()
    await asyncio.wait([beating])
    await readings().aclose()
    await archive
    print("main is done")
