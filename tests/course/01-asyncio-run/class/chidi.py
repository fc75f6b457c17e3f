# note: forgets await before every desk
# expect: boarding-pass=0 launcher=6 what-run-cleans-up=6
# finding: boarding-pass=never-awaited

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    booking = check_in(passenger)
    seat = assign_seat(booking)
    gate = find_gate(booking, seat)
    return {"name": passenger.name, "booking": booking, "seat": seat, "gate": gate}

# %% launcher
def launch(jobs: list) -> list:
    results = []
    for job in jobs:
        try:
            results.append(("ok", asyncio.run(job())))
        except Exception as error:
            results.append(("error", error))
    return results

# %% clean-up-prediction
def prediction() -> list[str]:
    return ["first reading: 0", "beat", "main is done", "heartbeat stopped",
            "readings closed", "archive written"]

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
