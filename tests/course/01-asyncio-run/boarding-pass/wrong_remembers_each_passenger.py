# Keeps the record of each passenger: a second call asks no desk.
# score: 5
# finding: too-early

# %% boarding-pass
done = {}
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    if passenger not in done:
        booking = await check_in(passenger)
        seat = await assign_seat(booking)
        gate = await find_gate(booking, seat)
        done[passenger] = {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}
    return done[passenger]
