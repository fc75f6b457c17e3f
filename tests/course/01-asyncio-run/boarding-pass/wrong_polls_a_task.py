# Asks a task again and again whether it is done, and leaves it when cancelled.
# score: 4
# finding: too-late left-running

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    t = asyncio.create_task(check_in(passenger))
    while not t.done():
        await asyncio.sleep(0.25)
    booking = t.result()
    seat = await assign_seat(booking)
    gate = await find_gate(booking, seat)
    return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}
