# note: everything right, with helpers, aclosing and a Runner
# expect: boarding-pass=6 launcher=6 what-run-cleans-up=6

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    async def desks():
        booking = await check_in(passenger)
        yield "booking", booking.code
        seat = await assign_seat(booking)
        yield "seat", seat
        yield "gate", await find_gate(booking, seat)

    return {"name": passenger.name} | {key: value async for key, value in desks()}

# %% launcher
def launch(jobs: list) -> list:
    def one(job):
        with asyncio.Runner() as runner:
            try:
                return "ok", runner.run(job())
            except Exception as error:
                return "error", error

    return [one(job) for job in jobs]

# %% clean-up-prediction
def prediction() -> list[str]:
    return ["first reading: 0", "beat", "main is done", "heartbeat stopped",
            "readings closed", "archive written"]

# %% tidy-main
from contextlib import aclosing


async def tidy_main(seconds: float) -> None:
    beating = asyncio.create_task(heartbeat())
    archive = asyncio.get_running_loop().run_in_executor(None, write_archive)
    async with aclosing(readings()) as stream:
        print("first reading:", await anext(stream))
        await asyncio.sleep(seconds)
        beating.cancel()
        try:
            await beating
        except asyncio.CancelledError:
            pass
    await archive
    print("main is done")
