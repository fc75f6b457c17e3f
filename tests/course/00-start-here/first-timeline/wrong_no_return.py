# Does not return the number.
# score: 2
# finding: wrong-result

# %% send
async def send(pack, print_label, courier):
    parcel, label = await asyncio.gather(pack(), print_label())
    await courier(parcel, label)
