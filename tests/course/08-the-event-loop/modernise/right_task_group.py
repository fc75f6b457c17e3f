# A TaskGroup for the cars, and its error taken out of the group.
# score: 6

# %% modernise
async def day(cars, aboard):
    async def board(car):
        aboard.append(await drive_aboard(car))

    horn = asyncio.create_task(blow_horn())
    try:
        await move_ramp("down")
        try:
            async with asyncio.TaskGroup() as group:
                for car in cars:
                    group.create_task(board(car))
        except* BrokenDown as broken:
            failed = broken.exceptions[0]
        else:
            failed = None
        if failed is not None:
            raise failed
    finally:
        horn.cancel()
    await move_ramp("up")


def ferry(cars: list[Car]) -> list[str]:
    aboard = []
    asyncio.run(day(cars, aboard))
    return aboard
