# note: asks for input where nobody can answer
# expect: add=0
# finding: add=raised
# says: StdinNotImplementedError

# %% add
async def add(a, b):
    return float(input("what is the sum? "))
