# An asynchronous context manager of its own.
# score: 8

# %% night-watch
from contextlib import asynccontextmanager, suppress


@asynccontextmanager
async def beside(rounds):
    guard = asyncio.create_task(rounds())
    try:
        yield
    finally:
        guard.cancel()
        with suppress(asyncio.CancelledError):
            await guard


async def night_watch(work, rounds) -> object:
    async with beside(rounds):
        return await work()
