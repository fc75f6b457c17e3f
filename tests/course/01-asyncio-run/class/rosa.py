# note: catches everything, also the request to stop; keeps one booking in a global
# expect: boarding-pass=5 launcher=5 what-run-cleans-up=4

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    global current
    current = await check_in(passenger)
    seat = await assign_seat(current)
    gate = await find_gate(current, seat)
    return {
        "name": current.passenger.name, "booking": current.code, "seat": seat, "gate": gate
    }

# %% launcher
def launch(jobs: list) -> list:
    results = []
    for job in jobs:
        try:
            results.append(("ok", asyncio.run(job())))
        except BaseException as error:
            results.append(("error", error))
    return results

# %% clean-up-prediction
def prediction() -> list[str]:
    return ["first reading: 0", "beat", "main is done"]

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    archive = asyncio.create_task(asyncio.to_thread(write_archive))
    beating = asyncio.create_task(heartbeat())
    stream = readings()
    print("first reading:", await anext(stream))
    await asyncio.sleep(seconds)
    beating.cancel()
    await asyncio.wait([beating])
    await stream.aclose()
    await archive
    print("main is done")
