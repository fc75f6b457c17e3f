# Leaves the horn to asyncio.run, which silences it after the ramp.
# score: 3
# finding: wrong-output

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    aboard = []

    async def board(car):
        aboard.append(await drive_aboard(car))

    async def day():
        horn = asyncio.create_task(blow_horn())
        await move_ramp("down")
        await asyncio.gather(*map(board, cars))
        await move_ramp("up")

    asyncio.run(day())
    return aboard
