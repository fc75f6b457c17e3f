# Returns what gather gives: the order of the list, not of arrival.
# score: 2
# finding: wrong-result

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    async def day():
        horn = asyncio.create_task(blow_horn())
        await move_ramp("down")
        aboard = await asyncio.gather(*map(drive_aboard, cars))
        horn.cancel()
        await move_ramp("up")
        return aboard

    return asyncio.run(day())
