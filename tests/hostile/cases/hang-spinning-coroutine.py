# note: a coroutine that never gives control back, where no interrupt reaches it
# expect: add=3
# says: still running after

# %% add
async def add(a, b):
    return a + b


async def spin():
    while True:
        pass


await spin()
