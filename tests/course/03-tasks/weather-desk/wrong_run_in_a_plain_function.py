# A plain function that calls asyncio.run: it cannot be awaited.
# score: 3
# finding: nested-run

# %% weather-desk
def report(stations: list[str], read) -> list[tuple[str, int]]:
    async def all_of_them():
        return list(zip(stations, await asyncio.gather(*map(read, stations))))

    return asyncio.run(all_of_them())
