# Returns the heights in the order in which they come.
# score: 4
# finding: wrong-result

# %% mini-gather
async def mini_gather(*buoys: Buoy) -> list:
    if not buoys:
        return []
    over = asyncio.get_running_loop().create_future()
    heights = {}

    def on_height(number, height):
        heights[number] = height
        if len(heights) == len(buoys) and not over.done():
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
    return list(heights.values())
