# A lock lets one passenger in at a time.
# score: 5
# finding: too-late

# %% boarding-pass
lock = asyncio.Lock()


async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    async with lock:
        booking = await check_in(passenger)
        seat = await assign_seat(booking)
        gate = await find_gate(booking, seat)
        return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}
