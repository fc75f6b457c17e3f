# Starts both and sleeps as long as the first test takes.
# score: 0
# finding: raised

# %% send
async def send(pack, print_label, courier):
    packing = asyncio.create_task(pack())
    printing = asyncio.create_task(print_label())
    await asyncio.sleep(3)
    return await courier(packing.result(), printing.result())
