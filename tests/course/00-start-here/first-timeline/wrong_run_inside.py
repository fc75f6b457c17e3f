# Starts a second loop in the coroutine.
# score: 0
# finding: nested-run

# %% send
async def send(pack, print_label, courier):
    parcel = asyncio.run(pack())
    label = asyncio.run(print_label())
    return await courier(parcel, label)
