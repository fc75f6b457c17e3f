# A future for each buoy, and asyncio.gather for the futures.
# score: 8

# %% mini-gather
async def mini_gather(*buoys: Buoy) -> list:
    loop = asyncio.get_running_loop()
    futures, questions = [], []

    def told(fill, value):
        if not fill.__self__.done():
            fill(value)

    for buoy in buoys:
        future = loop.create_future()
        height = partial(told, future.set_result)
        questions.append(buoy.ask(height, partial(told, future.set_exception)))
        futures.append(future)
    try:
        return await asyncio.gather(*futures)
    finally:
        for question in questions:
            question.give_up()
