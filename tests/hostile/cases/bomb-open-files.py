# note: opens files until the system refuses
# expect: double=0
# finding: double=raised
# says: OSError
# needs: open-files

# %% double
def double(n):
    kept = []
    while True:
        kept.append(open("/dev/null"))
