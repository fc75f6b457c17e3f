# note: prints, shows and raises half a character, which no file can hold
# expect: add=3

# %% add
async def add(a, b):
    return a + b


print("half of \ud83d")
display({"text/plain": "\udfff"}, raw=True)
raise ValueError("\ud800")
