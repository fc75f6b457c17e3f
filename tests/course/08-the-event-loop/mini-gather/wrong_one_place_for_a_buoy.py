# Keeps the heights by buoy: one that is given twice has one place.
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
        if len(heights) == len(buoys) and not over.done():
            over.set_result(None)

    def on_error(error):
        if not over.done():
            over.set_exception(error)

    questions = [buoy.ask(partial(on_height, buoy), on_error) for buoy in buoys]
    try:
        await over
    finally:
        for question in questions:
            question.give_up()
    return [heights[buoy] for buoy in buoys]
