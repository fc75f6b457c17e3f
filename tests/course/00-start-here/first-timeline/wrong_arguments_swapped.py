# Gives the courier the label as the parcel.
# score: 2
# finding: wrong-result

# %% send
async def send(pack, print_label, courier):
    label, parcel = await asyncio.gather(pack(), print_label())
    return await courier(parcel, label)
