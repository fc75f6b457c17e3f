# try and finally; gather collects the ends of both tasks.
# score: 6

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    beating = asyncio.create_task(heartbeat())
    archive = asyncio.create_task(asyncio.to_thread(write_archive))
    stream = readings()
    try:
        print("first reading:", await stream.__anext__())
        await asyncio.sleep(seconds)
    finally:
        beating.cancel()
        await stream.aclose()
        await asyncio.gather(beating, archive, return_exceptions=True)
    print("main is done")
