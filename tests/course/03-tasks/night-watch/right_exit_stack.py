# An AsyncExitStack calls the guard back.
# score: 8

# %% night-watch
from contextlib import AsyncExitStack


async def night_watch(work, rounds) -> object:
    async with AsyncExitStack() as stack:
        guard = asyncio.create_task(rounds())
        stack.push_async_callback(asyncio.wait, [guard])
        stack.callback(guard.cancel)
        return await work()
