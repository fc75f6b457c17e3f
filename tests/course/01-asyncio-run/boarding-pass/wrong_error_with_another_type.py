# Wraps the refusal in a ValueError.
# score: 5
# finding: raised

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    try:
        booking = await check_in(passenger)
        seat = await assign_seat(booking)
        gate = await find_gate(booking, seat)
        return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}
    except Refused as error:
        raise ValueError(str(error)) from error
