# Calls asyncio.run inside the running loop.
# score: 0
# finding: nested-run

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    booking = asyncio.run(check_in(passenger))
    seat = asyncio.run(assign_seat(booking))
    gate = asyncio.run(find_gate(booking, seat))
    return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}
