# An AsyncExitStack undoes each part in turn.
# score: 6

# %% tidy-main
from contextlib import AsyncExitStack


async def tidy_main(seconds: float) -> None:
    async def stop(task):
        task.cancel()
        await asyncio.wait([task])

    async with AsyncExitStack() as stack:
        thread = asyncio.ensure_future(asyncio.to_thread(write_archive))
        stack.push_async_callback(asyncio.wait, [thread])
        stream = readings()
        stack.push_async_callback(stream.aclose)
        stack.push_async_callback(stop, asyncio.create_task(heartbeat()))
        print("first reading:", await anext(stream))
        await asyncio.sleep(seconds)
    print("main is done")
