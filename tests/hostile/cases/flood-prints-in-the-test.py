# note: prints a lot while it is tested, and is right
# expect: double=4

# %% double
def double(n):
    for _ in range(100_000):
        print("again and again")
    return 2 * n
