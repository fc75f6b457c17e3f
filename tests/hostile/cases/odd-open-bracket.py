# note: an answer with a bracket that is never closed
# expect: double=0
# finding: double=not-defined

# %% double
def double(n):
    return (n + n
