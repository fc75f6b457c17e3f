# Awaits each car in the loop.
# score: 0
# finding: one-at-a-time wrong-output wrong-result

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    async def day():
        horn = asyncio.create_task(blow_horn())
        await move_ramp("down")
        aboard = []
        for car in cars:
            aboard.append(await drive_aboard(car))
        horn.cancel()
        await move_ramp("up")
        return aboard

    return asyncio.run(day())
