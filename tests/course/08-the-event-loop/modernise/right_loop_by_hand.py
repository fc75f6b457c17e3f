# new_event_loop, and all the duties of whoever closes a loop.
# score: 6

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    loop = asyncio.new_event_loop()
    aboard = []

    async def board(car):
        aboard.append(await drive_aboard(car))

    async def load():
        await asyncio.gather(*map(board, cars))

    try:
        horn = loop.create_task(blow_horn())
        loop.run_until_complete(move_ramp("down"))
        loop.run_until_complete(load())
        horn.cancel()
        loop.run_until_complete(move_ramp("up"))
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.wait(left))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
    return aboard
