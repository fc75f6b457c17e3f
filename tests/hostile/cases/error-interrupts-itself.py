# note: raises KeyboardInterrupt, as the stop button does
# expect: double=0
# finding: double=raised
# says: KeyboardInterrupt

# %% double
def double(n):
    raise KeyboardInterrupt
