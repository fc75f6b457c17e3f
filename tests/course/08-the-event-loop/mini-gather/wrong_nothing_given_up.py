# Lets the other questions go on.
# score: 5
# finding: wrong-output

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
    await over
    return [heights[number] for number in range(len(buoys))]
