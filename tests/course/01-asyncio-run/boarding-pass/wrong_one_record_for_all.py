# A default argument is one dict, shared by all calls.
# score: 5
# finding: wrong-result

# %% boarding-pass
async def boarding_pass(passenger: Passenger, record={}) -> dict[str, str]:
    record["name"] = passenger.name
    booking = await check_in(passenger)
    record["booking"] = booking.code
    record["seat"] = await assign_seat(booking)
    record["gate"] = await find_gate(booking, record["seat"])
    return record
