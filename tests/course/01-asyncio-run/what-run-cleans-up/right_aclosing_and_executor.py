# aclosing, run_in_executor, and suppress around the cancelled task.
# score: 6

# %% tidy-main
from contextlib import aclosing, suppress


async def tidy_main(seconds: float) -> None:
    loop = asyncio.get_running_loop()
    archive = loop.run_in_executor(None, write_archive)
    async with aclosing(readings()) as stream:
        beating = loop.create_task(heartbeat())
        print("first reading:", await anext(stream))
        await asyncio.sleep(seconds)
        beating.cancel()
        with suppress(asyncio.CancelledError):
            await beating
    await archive
    print("main is done")
