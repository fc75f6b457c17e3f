# Gathers what has been awaited already.
# score: 1
# finding: awaited-one-by-one too-late

# %% send
async def send(pack, print_label, courier):
    parcel = await asyncio.gather(pack())
    label = await asyncio.gather(print_label())
    return await courier(parcel[0], label[0])
