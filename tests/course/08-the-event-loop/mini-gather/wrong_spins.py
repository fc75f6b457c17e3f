# Asks in every turn of the loop whether all is there.
# score: 0
# finding: busy-wait

# %% mini-gather
async def mini_gather(*buoys: Buoy) -> list:
    heights, errors = {}, []
    questions = [buoy.ask(partial(heights.__setitem__, n), errors.append) for n, buoy in enumerate(buoys)]
    try:
        while len(heights) < len(buoys) and not errors:
            await asyncio.sleep(0)
    finally:
        for question in questions:
            question.give_up()
    if errors:
        raise errors[0]
    return [heights[n] for n in range(len(buoys))]
