# Keeps its state in an object of its own, one for each call.
# score: 6

# %% boarding-pass
class Desk:
    def __init__(self, passenger):
        self.passenger = passenger

    async def walk(self):
        self.booking = await check_in(self.passenger)
        self.seat = await assign_seat(self.booking)
        self.gate = await find_gate(self.booking, self.seat)
        return self

    def record(self):
        return {
            "name": self.passenger.name,
            "booking": self.booking.code,
            "seat": self.seat,
            "gate": self.gate,
        }


async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    return (await Desk(passenger).walk()).record()
