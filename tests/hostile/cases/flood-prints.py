# note: prints without end
# expect: add=3
# says: more than 2 MB of output

# %% add
async def add(a, b):
    return a + b


while True:
    print("again and again")
