# One Runner in three steps, as the old program had them.
# score: 6

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    aboard = []

    async def start_horn():
        return asyncio.create_task(blow_horn())

    async def board(car):
        aboard.append(await drive_aboard(car))

    async def load():
        await asyncio.gather(*[board(car) for car in cars])

    async def silence(horn):
        horn.cancel()
        await asyncio.wait([horn])

    with asyncio.Runner() as runner:
        horn = runner.run(start_horn())
        runner.run(move_ramp("down"))
        runner.run(load())
        runner.run(silence(horn))
        runner.run(move_ramp("up"))
    return aboard
