# A keeper has a queue and commits what it finds there; the sale waits for its word.
# score: 8

# %% commit-must-finish
async def sell(sale, check, commit):
    await check(sale)
    queue = asyncio.Queue()

    async def keeper():
        try:
            await queue.put((await commit(sale), None))
        except Exception as error:
            await queue.put((None, error))

    keep = asyncio.create_task(keeper())
    stop = False
    while True:
        try:
            receipt, error = await queue.get()
            break
        except asyncio.CancelledError:
            stop = True
    if error is not None:
        raise error
    if stop:
        raise asyncio.CancelledError("walked away")
    return receipt
