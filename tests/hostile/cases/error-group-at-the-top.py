# note: an exception group at the top of a cell, for which a kernel shows no error
# expect: add=3

# %% add
async def add(a, b):
    return a + b


async def fail():
    raise ExceptionGroup("several", [ValueError("one"), KeyError("two")])


await fail()
