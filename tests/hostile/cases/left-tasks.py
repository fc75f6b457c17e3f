# note: leaves a thousand tasks behind, one of which spins politely
# expect: add=3

# %% add
async def add(a, b):
    return a + b


async def poll():
    while True:
        await asyncio.sleep(0)


tasks = [asyncio.create_task(asyncio.sleep(3600)) for _ in range(1000)]
tasks.append(asyncio.create_task(poll()))
