# Calls write_archive itself, so nothing beats meanwhile.
# score: 2
# finding: blocked-the-loop

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    beating = asyncio.create_task(heartbeat())
    stream = readings()
    print("first reading:", await anext(stream))
    write_archive()
    await asyncio.sleep(seconds)
    beating.cancel()
    await asyncio.wait([beating])
    await stream.aclose()
    print("main is done")
