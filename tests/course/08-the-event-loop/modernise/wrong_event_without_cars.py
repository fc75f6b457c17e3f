# Waits for an event that nobody sets when there are no cars, or one breaks down.
# score: 3
# finding: endless

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    async def day():
        over = asyncio.Event()
        aboard = []

        async def board(car):
            aboard.append(await drive_aboard(car))
            if len(aboard) == len(cars):
                over.set()

        horn = asyncio.create_task(blow_horn())
        await move_ramp("down")
        tasks = [asyncio.create_task(board(car)) for car in cars]
        await over.wait()
        horn.cancel()
        await move_ramp("up")
        return aboard

    return asyncio.run(day())
