# note: an answer that never ends, so that the test does not
# expect: double=0
# finding: double=stopped
# says: still running after 12 seconds

# %% double
def double(n):
    while True:
        pass
