# note: takes memory until there is none
# expect: double=0
# needs: memory
# says: double

# %% double
def double(n):
    taken = []
    while True:
        taken.append(bytearray(50_000_000))
