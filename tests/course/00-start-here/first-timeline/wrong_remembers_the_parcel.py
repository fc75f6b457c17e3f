# Packs once for all parcels.
# score: 1
# finding: too-early wrong-result

# %% send
packed = []


async def send(pack, print_label, courier):
    if not packed:
        packed[:] = await asyncio.gather(pack(), print_label())
    return await courier(*packed)
