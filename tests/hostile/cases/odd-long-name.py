# note: a name of fifty thousand letters
# expect: double=0
# finding: double=raised

# %% double
def double(n):
    raise type("Long" * 12_000, (Exception,), {})("short")
