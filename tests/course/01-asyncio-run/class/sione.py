# note: waits with time.sleep to be on the safe side
# expect: boarding-pass=0 launcher=6 what-run-cleans-up=4
# finding: boarding-pass=blocked-the-loop

# %% boarding-pass
import time


async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    booking = await check_in(passenger)
    time.sleep(0.5)
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
