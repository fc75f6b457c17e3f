# An Event instead of a future, and the error kept beside it.
# score: 8

# %% mini-gather
async def mini_gather(*buoys: Buoy) -> list:
    news = asyncio.Event()
    heights, errors, questions = {}, [], []

    def on_error(error):
        errors.append(error)
        news.set()

    def on_height(number, height):
        heights[number] = height
        news.set()

    for number, buoy in enumerate(buoys):
        questions.append(buoy.ask(lambda height, number=number: on_height(number, height), on_error))
    try:
        while len(heights) < len(buoys):
            news.clear()
            if errors:
                raise errors[0]
            await news.wait()
            if errors:
                raise errors[0]
    finally:
        for question in reversed(questions):
            question.give_up()
    return [heights[number] for number in range(len(buoys))]
