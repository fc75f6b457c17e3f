# Takes CancelledError for the end of the day.
# score: 5
# finding: swallowed-cancel

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    try:
        booking = await check_in(passenger)
        seat = await assign_seat(booking)
        gate = await find_gate(booking, seat)
        return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}
    except asyncio.CancelledError:
        return None
