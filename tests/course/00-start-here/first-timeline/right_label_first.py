# Asks gather for the label first.
# score: 5

# %% send
async def send(pack, print_label, courier):
    label, parcel = await asyncio.gather(print_label(), pack())
    number = await courier(parcel, label)
    return number
