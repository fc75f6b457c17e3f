# An event in place of run_forever and stop; an error wakes the wait, too.
# score: 6

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    async def main():
        over = asyncio.Event()
        aboard, broken = [], []

        def count(driving):
            if driving.cancelled():
                return
            if driving.exception() is not None:
                broken.append(driving.exception())
                over.set()
                return
            aboard.append(driving.result())
            if len(aboard) == len(cars):
                over.set()

        horn = asyncio.create_task(blow_horn())
        await move_ramp("down")
        tasks = [asyncio.create_task(drive_aboard(car)) for car in cars]
        for task in tasks:
            task.add_done_callback(count)
        if cars:
            await over.wait()
        if broken:
            raise broken[0]
        horn.cancel()
        try:
            await horn
        except asyncio.CancelledError:
            pass
        await move_ramp("up")
        return aboard

    return asyncio.run(main())
