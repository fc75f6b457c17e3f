# Starts the first, lets itself do the rest, then waits.
# score: 6

# %% weather-desk
async def report(stations: list[str], read) -> list[tuple[str, int]]:
    if not stations:
        return []
    first, *rest = stations
    task = asyncio.ensure_future(read(first))
    later = await report(rest, read)
    return [(first, await task), *later]
