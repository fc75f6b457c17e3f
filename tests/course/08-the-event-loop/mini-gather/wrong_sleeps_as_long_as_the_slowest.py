# Reads the buoys' fields, and asks nobody.
# score: 1
# finding: wrong-output swallowed-error

# %% mini-gather
async def mini_gather(*buoys: Buoy) -> list:
    await asyncio.sleep(max((buoy.seconds for buoy in buoys), default=0))
    return [buoy.height for buoy in buoys]
