# Calls the desks as if they were plain functions.
# score: 0
# finding: returned-a-coroutine never-awaited

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    booking = check_in(passenger)
    seat = assign_seat(booking)
    gate = find_gate(booking, seat)
    return {"name": passenger.name, "booking": booking, "seat": seat, "gate": gate}
