# Collects the values in a list and zips them with the keys.
# score: 6

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    keys = ["name", "booking", "seat", "gate"]
    values = [passenger.name]
    booking = await check_in(passenger)
    values += [booking.code, await assign_seat(booking)]
    values.append(await find_gate(booking, values[-1]))
    return dict(zip(keys, values))
