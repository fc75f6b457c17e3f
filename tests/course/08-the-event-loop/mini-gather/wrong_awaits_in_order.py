# Awaits the futures in order: an error waits for its turn.
# score: 5
# finding: too-late lost-exception

# %% mini-gather
async def mini_gather(*buoys: Buoy) -> list:
    loop = asyncio.get_running_loop()
    futures, questions = [], []

    def fill(future, height, error):
        if not future.done():
            future.set_exception(error) if error else future.set_result(height)

    for buoy in buoys:
        future = loop.create_future()
        good = lambda height, future=future: fill(future, height, None)
        bad = lambda error, future=future: fill(future, None, error)
        questions.append(buoy.ask(good, bad))
        futures.append(future)
    try:
        return [await future for future in futures]
    finally:
        for question in questions:
            question.give_up()
