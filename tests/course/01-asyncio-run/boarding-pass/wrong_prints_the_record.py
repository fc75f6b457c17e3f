# Prints the record; errors and cancelling still work.
# score: 2
# finding: printed-instead-of-returned wrong-result

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    booking = await check_in(passenger)
    seat = await assign_seat(booking)
    gate = await find_gate(booking, seat)
    print({"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate})
