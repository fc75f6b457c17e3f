# The task sets an event when it has ended; the result is kept in a list.
# score: 8

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    ended = asyncio.Event()
    outcome = {}

    async def finish():
        try:
            outcome["receipt"] = await commit(sale)
        except Exception as error:
            outcome["error"] = error
        finally:
            ended.set()

    keep = asyncio.create_task(finish())
    cancel = None
    while not ended.is_set():
        try:
            await ended.wait()
        except asyncio.CancelledError as error:
            cancel = error
    if "error" in outcome:
        raise outcome["error"]
    if cancel:
        raise cancel
    return outcome["receipt"]
