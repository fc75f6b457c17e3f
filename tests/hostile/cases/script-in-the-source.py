# note: a program that holds the end of a script and the beginning of another
# expect: double=4

# %% double
def double(n):
    """</pre></script><script>alert(31337)</script><img src=x onerror="alert(31337)">"""
    return 2 * n
