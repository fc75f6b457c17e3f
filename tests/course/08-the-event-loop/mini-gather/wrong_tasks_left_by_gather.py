# A task for each buoy: when one fails, gather lets the others run on.
# score: 6
# finding: left-running

# %% mini-gather
async def mini_gather(*buoys: Buoy) -> list:
    async def one(buoy):
        answer = asyncio.get_running_loop().create_future()

        def fill(put, value):
            if not answer.done():
                put(value)

        good, bad = partial(fill, answer.set_result), partial(fill, answer.set_exception)
        question = buoy.ask(good, bad)
        try:
            return await answer
        finally:
            question.give_up()

    return await asyncio.gather(*map(one, buoys))
