# Waits for one, then for the other.
# score: 1
# finding: awaited-one-by-one too-late

# %% send
async def send(pack, print_label, courier):
    parcel = await pack()
    label = await print_label()
    return await courier(parcel, label)
