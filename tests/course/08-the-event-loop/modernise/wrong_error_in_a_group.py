# A TaskGroup, whose error comes out in a group.
# score: 4
# finding: raised

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    aboard = []

    async def board(car):
        aboard.append(await drive_aboard(car))

    async def day():
        horn = asyncio.create_task(blow_horn())
        await move_ramp("down")
        async with asyncio.TaskGroup() as group:
            for car in cars:
                group.create_task(board(car))
        horn.cancel()
        await move_ramp("up")

    asyncio.run(day())
    return aboard
