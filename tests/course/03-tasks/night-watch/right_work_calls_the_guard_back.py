# Work and guard are both tasks; a callback of the work ends the guard.
# score: 8

# %% night-watch
async def night_watch(work, rounds) -> object:
    guard = asyncio.create_task(rounds())
    worker = asyncio.create_task(work())
    worker.add_done_callback(lambda _: guard.cancel())
    try:
        await asyncio.wait([worker, guard])
    except asyncio.CancelledError:
        worker.cancel()
        await asyncio.wait([worker, guard])
        raise
    return worker.result()
