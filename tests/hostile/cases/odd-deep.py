# note: shows lists in lists in lists, more than any notebook can hold
# expect: add=3

# %% add
async def add(a, b):
    return a + b


deep = 1
for _ in range(600):
    deep = [deep]
display({"application/json": deep, "text/plain": "deep"}, raw=True)
