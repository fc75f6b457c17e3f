# return_exceptions hides the breakdown, and the ferry sails.
# score: 4
# finding: swallowed-error

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    aboard = []

    async def board(car):
        aboard.append(await drive_aboard(car))

    async def day():
        horn = asyncio.create_task(blow_horn())
        await move_ramp("down")
        await asyncio.gather(*map(board, cars), return_exceptions=True)
        horn.cancel()
        await move_ramp("up")

    asyncio.run(day())
    return aboard
