# Returns a coroutine of its helper instead of what that gives.
# score: 0
# finding: returned-a-coroutine never-awaited

# %% boarding-pass
async def way(passenger):
    booking = await check_in(passenger)
    seat = await assign_seat(booking)
    gate = await find_gate(booking, seat)
    return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}


async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    return way(passenger)
