# Assigns inside the record, and builds it with dict().
# score: 6

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    return dict(
        name=passenger.name,
        booking=(booking := await check_in(passenger)).code,
        seat=(seat := await assign_seat(booking)),
        gate=await find_gate(booking, seat),
    )
