# Calls the courier with what is not there yet.
# score: 0
# finding: never-awaited

# %% send
async def send(pack, print_label, courier):
    parcel, label, number = await asyncio.gather(
        pack(), print_label(), courier(pack(), print_label())
    )
    return number
