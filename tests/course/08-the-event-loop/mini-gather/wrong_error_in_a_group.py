# A TaskGroup, whose error comes out in a group.
# score: 6
# finding: raised

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

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(buoy)) for buoy in buoys]
    return [task.result() for task in tasks]
