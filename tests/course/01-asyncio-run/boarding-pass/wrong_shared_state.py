# Keeps the booking in a global, which the next passenger overwrites.
# score: 5
# finding: wrong-result

# %% boarding-pass
booking = None


async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    global booking
    booking = await check_in(passenger)
    seat = await assign_seat(booking)
    gate = await find_gate(booking, seat)
    return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}
