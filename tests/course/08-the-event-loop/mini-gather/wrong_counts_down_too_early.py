# Counts up while it asks, so an immediate answer seems to be the last.
# score: 7
# finding: raised

# %% mini-gather
async def mini_gather(*buoys: Buoy) -> list:
    if not buoys:
        return []
    over = asyncio.get_running_loop().create_future()
    heights = {}
    asked = 0

    def on_height(number, height):
        heights[number] = height
        if len(heights) == asked and not over.done():
            over.set_result(None)

    def on_error(error):
        if not over.done():
            over.set_exception(error)

    questions = []
    for n, buoy in enumerate(buoys):
        asked += 1
        questions.append(buoy.ask(partial(on_height, n), on_error))
    try:
        await over
    finally:
        for question in questions:
            question.give_up()
    return [heights[number] for number in range(len(buoys))]
