# Prints the label in a task while it packs.
# score: 5

# %% send
async def send(pack, print_label, courier):
    printing = asyncio.create_task(print_label())
    parcel = await pack()
    return await courier(parcel, await printing)
