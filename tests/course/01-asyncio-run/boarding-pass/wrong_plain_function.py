# A plain function that runs the desks itself.
# score: 3
# finding: nested-run

# %% boarding-pass
def boarding_pass(passenger: Passenger) -> dict[str, str]:
    async def way():
        booking = await check_in(passenger)
        seat = await assign_seat(booking)
        gate = await find_gate(booking, seat)
        return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}

    return asyncio.run(way())
