# Makes ferry a coroutine function: nobody runs it.
# score: 0
# finding: returned-a-coroutine

# %% modernise
async def ferry(cars: list[Car]) -> list[str]:
    aboard = []

    async def board(car):
        aboard.append(await drive_aboard(car))

    horn = asyncio.create_task(blow_horn())
    await move_ramp("down")
    await asyncio.gather(*map(board, cars))
    horn.cancel()
    await move_ramp("up")
    return aboard
