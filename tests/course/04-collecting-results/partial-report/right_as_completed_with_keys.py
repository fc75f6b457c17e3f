# as_completed with a timeout; each answer carries its station and its error.
# score: 8

# %% partial-report
async def partial_report(stations: list[str], count, deadline: float) -> dict:
    async def ask(station):
        try:
            return station, await count(station), None
        except Exception as error:
            return station, None, error

    counted, failed = {}, set()
    tasks = [asyncio.create_task(ask(station)) for station in stations]
    try:
        for answer in asyncio.as_completed(tasks, timeout=deadline):
            station, votes, error = await answer
            if error is None:
                counted[station] = votes
            else:
                failed.add(station)
    except TimeoutError:
        pass
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return {
        "counted": counted,
        "failed": [station for station in stations if station in failed],
        "missing": [one for one in stations if one not in counted and one not in failed],
    }
