# Forgets await at the last desk: the record holds a coroutine.
# score: 0
# finding: returned-a-coroutine never-awaited

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    booking = await check_in(passenger)
    seat = await assign_seat(booking)
    gate = find_gate(booking, seat)
    return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}
