# note: writes a file without end
# expect: double=0
# says: double
# needs: file

# %% double
def double(n):
    with open("filler", "wb") as file:
        while True:
            file.write(b"x" * 1_000_000)
