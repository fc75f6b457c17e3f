# Each run_until_complete becomes an asyncio.run: the horn ends with its own.
# score: 1
# finding: wrong-output

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    aboard = []

    async def board(car):
        aboard.append(await drive_aboard(car))

    async def lower():
        asyncio.create_task(blow_horn())
        await move_ramp("down")

    async def load():
        await asyncio.gather(*map(board, cars))

    asyncio.run(lower())
    asyncio.run(load())
    asyncio.run(move_ramp("up"))
    return aboard
