# Forgets every await.
# score: 0
# finding: returned-a-coroutine

# %% send
async def send(pack, print_label, courier):
    parcel, label = pack(), print_label()
    return courier(parcel, label)
