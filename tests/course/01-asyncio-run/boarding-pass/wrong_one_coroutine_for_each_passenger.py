# functools.cache keeps the coroutine, and hands the same one out again.
# score: 1
# finding: returned-a-coroutine reused-coroutine

# %% boarding-pass
import functools
@functools.cache
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    booking = await check_in(passenger)
    seat = await assign_seat(booking)
    gate = await find_gate(booking, seat)
    return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}
