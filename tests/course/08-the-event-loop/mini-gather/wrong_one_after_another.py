# Asks a buoy, waits for it, and asks the next.
# score: 0
# finding: awaited-one-by-one too-late wrong-output raised

# %% mini-gather
async def mini_gather(*buoys: Buoy) -> list:
    heights = []
    for buoy in buoys:
        answer = asyncio.get_running_loop().create_future()
        question = buoy.ask(answer.set_result, answer.set_exception)
        try:
            heights.append(await answer)
        finally:
            question.give_up()
    return heights
