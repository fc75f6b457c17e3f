# note: a TaskGroup where one await would do: errors come out wrapped
# expect: boarding-pass=5 launcher=6 what-run-cleans-up=6
# finding: boarding-pass=raised

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    async with asyncio.TaskGroup() as group:
        booking = group.create_task(check_in(passenger))
    async with asyncio.TaskGroup() as group:
        seat = group.create_task(assign_seat(booking.result()))
    async with asyncio.TaskGroup() as group:
        gate = group.create_task(find_gate(booking.result(), seat.result()))
    return {
        "name": passenger.name,
        "booking": booking.result().code,
        "seat": seat.result(),
        "gate": gate.result(),
    }

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
