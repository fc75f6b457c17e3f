# The cars tell a queue how they fared.
# score: 6

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    async def main():
        arrivals = asyncio.Queue()

        async def drive(car):
            try:
                await drive_aboard(car)
            except BrokenDown as error:
                arrivals.put_nowait((None, error))
            else:
                arrivals.put_nowait((car.name, None))

        aboard = []
        horn = asyncio.create_task(blow_horn())
        await move_ramp("down")
        tasks = [asyncio.create_task(drive(car)) for car in cars]
        for _ in tasks:
            name, error = await arrivals.get()
            if error is not None:
                raise error
            aboard.append(name)
        horn.cancel()
        await move_ramp("up")
        return aboard

    return asyncio.run(main())
