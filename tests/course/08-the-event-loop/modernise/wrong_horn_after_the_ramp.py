# Starts the horn when the ramp is down: it is a second late.
# score: 1
# finding: wrong-output

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    aboard = []

    async def board(car):
        aboard.append(await drive_aboard(car))

    async def day():
        await move_ramp("down")
        horn = asyncio.create_task(blow_horn())
        await asyncio.gather(*map(board, cars))
        horn.cancel()
        await move_ramp("up")

    asyncio.run(day())
    return aboard
