# as_completed gives the order of arrival.
# score: 6

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    return asyncio.run(sail(cars))


async def sail(cars):
    horn = asyncio.create_task(blow_horn(), name="horn")
    await move_ramp("down")
    driving = [asyncio.create_task(drive_aboard(car)) for car in cars]
    aboard = [await one for one in asyncio.as_completed(driving)]
    horn.cancel()
    await asyncio.gather(horn, return_exceptions=True)
    await move_ramp("up")
    return aboard
