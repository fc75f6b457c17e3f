# Takes None for an answer that has not come.
# score: 7
# finding: deadlock

# %% mini-gather
async def mini_gather(*buoys: Buoy) -> list:
    if not buoys:
        return []
    over = asyncio.get_running_loop().create_future()
    heights = {}

    def on_height(number, height):
        heights[number] = height
        if all(heights.get(n) is not None for n in range(len(buoys))) and not over.done():
            over.set_result(None)

    def on_error(error):
        if not over.done():
            over.set_exception(error)

    questions = [buoy.ask(partial(on_height, n), on_error) for n, buoy in enumerate(buoys)]
    try:
        await over
    finally:
        for question in questions:
            question.give_up()
    return [heights[number] for number in range(len(buoys))]
