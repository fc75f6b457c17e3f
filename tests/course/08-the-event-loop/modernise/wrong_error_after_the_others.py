# asyncio.wait for all: the breakdown is noticed when all are aboard.
# score: 4
# finding: wrong-output

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    aboard = []

    async def board(car):
        aboard.append(await drive_aboard(car))

    async def day():
        horn = asyncio.create_task(blow_horn())
        await move_ramp("down")
        tasks = [asyncio.create_task(board(car)) for car in cars]
        if tasks:
            await asyncio.wait(tasks)
        for task in tasks:
            task.result()
        horn.cancel()
        await move_ramp("up")

    asyncio.run(day())
    return aboard
