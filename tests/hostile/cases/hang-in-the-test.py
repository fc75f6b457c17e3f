# note: an answer that never ends, so that the test does not
# expect: double=0
# finding: double=stopped
# says: still running after

# %% double
def double(n):
    while True:
        pass
