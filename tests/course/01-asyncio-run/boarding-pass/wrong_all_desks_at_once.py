# Gathers the three desks, though each needs the one before.
# score: 0
# finding: too-early left-running swallowed-error

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    booking, seat, gate = await asyncio.gather(check_in(passenger), assign_seat(Booking(passenger, f"BK-{passenger.name.upper()}")), find_gate(Booking(passenger, f"BK-{passenger.name.upper()}"), f"{len(passenger.name)+3}C"))
    return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}
