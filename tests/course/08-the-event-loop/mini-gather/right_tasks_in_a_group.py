# A task for each buoy in a TaskGroup, and its error taken out.
# score: 8

# %% mini-gather
async def one(future, question):
    try:
        return await future
    finally:
        question.give_up()


async def mini_gather(*buoys: Buoy) -> list:
    loop = asyncio.get_running_loop()
    first = []
    asked = []

    def height(future, value):
        if not future.done():
            future.set_result(value)

    def failed(future, error):
        first.append(error)
        if not future.done():
            future.set_exception(error)

    for buoy in buoys:
        future = loop.create_future()
        asked.append((future, buoy.ask(partial(height, future), partial(failed, future))))
    tasks = []
    try:
        async with asyncio.TaskGroup() as group:
            for future, question in asked:
                tasks.append(group.create_task(one(future, question)))
    except BaseExceptionGroup:
        raise first[0] from None
    finally:
        for future, question in asked:
            question.give_up()
    return [task.result() for task in tasks]
