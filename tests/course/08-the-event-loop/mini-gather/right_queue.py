# A queue into which the callbacks put what they are told.
# score: 8

# %% mini-gather
async def mini_gather(*buoys: Buoy) -> list:
    from contextlib import ExitStack

    told = asyncio.Queue()
    heights = [None] * len(buoys)
    with ExitStack() as at_the_end:
        for place, buoy in enumerate(buoys):
            def on_height(height, place=place):
                told.put_nowait((place, height, None))

            question = buoy.ask(on_height, lambda error: told.put_nowait((0, None, error)))
            at_the_end.callback(question.give_up)
        for _ in buoys:
            place, height, error = await told.get()
            if error is not None:
                raise error
            heights[place] = height
    return heights
