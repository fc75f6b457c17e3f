# note: copied a cell, and left the tidying to run
# expect: boarding-pass=6 launcher=6 what-run-cleans-up=2
# finding: what-run-cleans-up=left-running

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    booking = await check_in(passenger)
    seat = await assign_seat(booking)
    gate = await find_gate(booking, seat)
    return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}

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
    asyncio.create_task(heartbeat())
    asyncio.create_task(asyncio.to_thread(write_archive))
    stream = readings()
    print("first reading:", await anext(stream))
    await asyncio.sleep(seconds)
    print("main is done")

# %% duplicate: boarding-pass
