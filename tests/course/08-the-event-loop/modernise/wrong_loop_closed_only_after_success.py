# Closes the loop by hand, but not when a car breaks down.
# score: 4
# finding: loop-left-open

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    loop = asyncio.new_event_loop()
    aboard = []

    async def board(car):
        aboard.append(await drive_aboard(car))

    async def load():
        await asyncio.gather(*map(board, cars))

    horn = loop.create_task(blow_horn())
    loop.run_until_complete(move_ramp("down"))
    loop.run_until_complete(load())
    horn.cancel()
    loop.run_until_complete(move_ramp("up"))
    loop.close()
    return aboard
