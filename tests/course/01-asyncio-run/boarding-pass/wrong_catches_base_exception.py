# `except BaseException` also swallows the cancelling.
# score: 4
# finding: swallowed-error swallowed-cancel

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    try:
        booking = await check_in(passenger)
        seat = await assign_seat(booking)
        gate = await find_gate(booking, seat)
        return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}
    except BaseException:
        return {}
