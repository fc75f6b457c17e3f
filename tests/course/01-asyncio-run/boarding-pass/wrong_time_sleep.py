# Waits with time.sleep, so the loop stands still for everyone.
# score: 0
# finding: blocked-the-loop

# %% boarding-pass
import time


async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    time.sleep(passenger.check_in + passenger.seat + passenger.gate)
    booking = Booking(passenger, f"BK-{passenger.name.upper()}")
    seat = f"{len(booking.code)}C"
    gate = f"gate {len(booking.code) + len(seat)}"
    if passenger.refused_at:
        raise Refused(f"{passenger.name} was refused at: {passenger.refused_at}")
    return {"name": passenger.name, "booking": booking.code, "seat": seat, "gate": gate}
