# Keeps the coroutine of the seat desk and awaits it twice.
# score: 2
# finding: reused-coroutine

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    booking = await check_in(passenger)
    seat = assign_seat(booking)
    gate = await find_gate(booking, await seat)
    return {"name": passenger.name, "booking": booking.code, "seat": await seat, "gate": gate}
