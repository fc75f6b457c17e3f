# Splits the way in two helpers, and tidies up in a finally.
# score: 6

# %% boarding-pass
async def seat_and_gate(booking):
    seat = await assign_seat(booking)
    return {"seat": seat, "gate": await find_gate(booking, seat)}


async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    booking = None
    try:
        booking = await check_in(passenger)
        return {"name": passenger.name, "booking": booking.code, **await seat_and_gate(booking)}
    except Refused:
        raise
    finally:
        del booking
