# Forgets the await, and returns the future.
# score: 0
# finding: returned-a-coroutine swallowed-error too-early

# %% mini-gather
async def mini_gather(*buoys: Buoy) -> list:
    over = asyncio.get_running_loop().create_future()
    heights = {}

    def on_height(number, height):
        heights[number] = height
        if len(heights) == len(buoys):
            over.set_result([heights[number] for number in range(len(buoys))])

    for number, buoy in enumerate(buoys):
        buoy.ask(partial(on_height, number), over.set_exception)
    return over
