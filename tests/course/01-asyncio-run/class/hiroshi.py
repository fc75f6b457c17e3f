# note: nests asyncio.run inside the coroutine
# expect: boarding-pass=0 launcher=6 what-run-cleans-up=2
# finding: boarding-pass=nested-run

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    booking = asyncio.run(check_in(passenger))
    seat = asyncio.run(assign_seat(booking))
    gate = asyncio.run(find_gate(booking, seat))
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
    archive = asyncio.create_task(asyncio.to_thread(write_archive))
    beating = asyncio.create_task(heartbeat())
    stream = readings()
    print("first reading:", await anext(stream))
    await asyncio.sleep(seconds)
    beating.cancel()
    print("main is done")
