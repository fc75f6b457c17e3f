# Asks every tenth of a second whether all is there.
# score: 5
# finding: too-late

# %% mini-gather
async def mini_gather(*buoys: Buoy) -> list:
    heights, errors = {}, []
    questions = [buoy.ask(partial(heights.__setitem__, n), errors.append) for n, buoy in enumerate(buoys)]
    try:
        while len(heights) < len(buoys) and not errors:
            await asyncio.sleep(0.1)
    finally:
        for question in questions:
            question.give_up()
    if errors:
        raise errors[0]
    return [heights[n] for n in range(len(buoys))]
