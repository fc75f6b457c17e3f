# note: an exception whose text is a script
# expect: double=0
# finding: double=raised

# %% double
def double(n):
    raise ValueError("<script>alert(31337)</script><img src=x onerror=alert(31337)>")


raise ValueError("<script>alert(31337)</script>")
