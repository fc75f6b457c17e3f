# Makes a loop by hand, and never closes it.
# score: 0
# finding: loop-left-open does-not-hold

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    aboard = []

    async def board(car):
        aboard.append(await drive_aboard(car))

    async def day():
        horn = asyncio.create_task(blow_horn())
        await move_ramp("down")
        try:
            await asyncio.gather(*map(board, cars))
        finally:
            horn.cancel()
        await move_ramp("up")

    asyncio.new_event_loop().run_until_complete(day())
    return aboard
