# Takes the stop away, but still asks for a loop where there is none.
# score: 0
# finding: raised

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    loop = asyncio.get_event_loop()
    aboard = []

    async def board(car):
        aboard.append(await drive_aboard(car))

    async def day():
        horn = asyncio.create_task(blow_horn())
        await move_ramp("down")
        await asyncio.gather(*map(board, cars))
        horn.cancel()
        await move_ramp("up")

    loop.run_until_complete(day())
    return aboard
