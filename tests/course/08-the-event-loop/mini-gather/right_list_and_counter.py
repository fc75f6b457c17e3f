# A list with a place for each, and a count of what is missing.
# score: 8

# %% mini-gather
async def mini_gather(*buoys: Buoy) -> list:
    if not buoys:
        return []
    over = asyncio.get_running_loop().create_future()
    heights = [None] * len(buoys)
    missing = len(buoys)

    def asks(place, buoy):
        def on_height(height):
            nonlocal missing
            heights[place] = height
            missing -= 1
            if missing == 0 and not over.done():
                over.set_result(heights)

        def on_error(error):
            if not over.done():
                over.set_exception(error)

        return buoy.ask(on_height, on_error)

    questions = [asks(place, buoy) for place, buoy in enumerate(buoys)]
    try:
        return await over
    finally:
        for question in questions:
            question.give_up()
