# One desk after another; the record is filled as it goes.
# score: 6

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    record = {"name": passenger.name}
    booking = await check_in(passenger)
    record["booking"] = booking.code
    record["seat"] = await assign_seat(booking)
    record["gate"] = await find_gate(booking, record["seat"])
    return record
