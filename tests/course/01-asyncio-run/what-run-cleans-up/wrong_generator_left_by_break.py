# Leaves the loop over the readings with break, and closes nothing.
# score: 2
# finding: does-not-hold

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    archive = asyncio.create_task(asyncio.to_thread(write_archive))
    beating = asyncio.create_task(heartbeat())
    async for n in readings():
        print("first reading:", n)
        break
    await asyncio.sleep(seconds)
    beating.cancel()
    await asyncio.wait([beating])
    await archive
    print("main is done")
