# Catches the refusal, prints it, and returns nothing.
# score: 5
# finding: swallowed-error

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    try:
        booking = await check_in(passenger)
        seat = await assign_seat(booking)
        gate = await find_gate(booking, seat)
        return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}
    except Refused as error:
        print("sorry:", error)
