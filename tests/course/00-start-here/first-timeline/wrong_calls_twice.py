# Starts both together, and then again for the values.
# score: 1
# finding: too-late

# %% send
async def send(pack, print_label, courier):
    await asyncio.gather(pack(), print_label())
    return await courier(await pack(), await print_label())
