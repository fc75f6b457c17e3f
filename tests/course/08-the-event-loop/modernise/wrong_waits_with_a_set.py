# asyncio.wait in rounds: cars that arrive together come out of a set, in its order.
# score: 5
# finding: wrong-result

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    async def day():
        horn = asyncio.create_task(blow_horn())
        await move_ramp("down")
        pending = {asyncio.create_task(drive_aboard(car)) for car in cars}
        aboard = []
        while pending:
            done, pending = await asyncio.wait(pending, return_when="FIRST_COMPLETED")
            aboard += [task.result() for task in done]
        horn.cancel()
        await move_ramp("up")
        return aboard

    return asyncio.run(day())
