# note: opens files until the system refuses
# expect: double=0
# finding: double=raised
# says: OSError
# needs: sandbox

# %% double
def double(n):
    kept = []
    while True:
        kept.append(open("/dev/null"))
