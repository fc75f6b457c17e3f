# A task group wraps the refusal in an ExceptionGroup.
# score: 5
# finding: raised

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    async with asyncio.TaskGroup() as group:
        booking = await group.create_task(check_in(passenger))
        seat = await group.create_task(assign_seat(booking))
        gate = await group.create_task(find_gate(booking, seat))
    return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}
