# Asks again and again whether all are aboard.
# score: 0
# finding: wrong-output endless too-late

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    async def day():
        aboard = []

        async def board(car):
            aboard.append(await drive_aboard(car))

        horn = asyncio.create_task(blow_horn())
        await move_ramp("down")
        tasks = [asyncio.create_task(board(car)) for car in cars]
        while len(aboard) < len(cars):
            await asyncio.sleep(0.1)
        horn.cancel()
        await move_ramp("up")
        return aboard

    return asyncio.run(day())
