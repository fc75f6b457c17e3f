# Makes a task of each step, though it gains nothing, and awaits each.
# score: 6

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    booking = await asyncio.create_task(check_in(passenger))
    seat = await asyncio.create_task(assign_seat(booking))
    gate = await asyncio.create_task(find_gate(booking, seat))
    return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}
