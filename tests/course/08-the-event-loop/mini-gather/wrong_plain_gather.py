# Future and gather, with nothing given up and nothing asked before it is filled.
# score: 4
# finding: wrong-output raised

# %% mini-gather
async def mini_gather(*buoys: Buoy) -> list:
    futures = []
    for buoy in buoys:
        future = asyncio.get_running_loop().create_future()
        buoy.ask(future.set_result, future.set_exception)
        futures.append(future)
    return await asyncio.gather(*futures)
