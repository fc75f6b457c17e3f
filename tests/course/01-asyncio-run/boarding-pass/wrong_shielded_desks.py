# Shields each desk: who gives up leaves its task running.
# score: 5
# finding: left-running

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    booking = await asyncio.shield(check_in(passenger))
    seat = await asyncio.shield(assign_seat(booking))
    gate = await asyncio.shield(find_gate(booking, seat))
    return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}
