# Hands on what gather gives.
# score: 5

# %% send
async def send(pack, print_label, courier):
    return await courier(*await asyncio.gather(pack(), print_label()))
