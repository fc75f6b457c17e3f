# Puts the Booking into the record, not its code.
# score: 2
# finding: wrong-result

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    booking = await check_in(passenger)
    seat = await assign_seat(booking)
    gate = await find_gate(booking, seat)
    return {"name": passenger.name, "booking": booking, "seat": seat, "gate": gate}
