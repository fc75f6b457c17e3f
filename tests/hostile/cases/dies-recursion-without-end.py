# note: calls itself for ever
# expect: double=0
# finding: double=raised
# says: RecursionError

# %% double
def double(n):
    return double(n) + 1
