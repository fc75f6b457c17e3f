# Returns the courier's coroutine.
# score: 0
# finding: returned-a-coroutine

# %% send
async def send(pack, print_label, courier):
    parcel, label = await asyncio.gather(pack(), print_label())
    return courier(parcel, label)
