# note: an IPython handler that shows no exception any more
# expect: double=1
# finding: double=does-not-hold
# flags: IPython

# %% double
def double(n):
    return 2


get_ipython().set_custom_exc((BaseException,), lambda *_, **__: None)
get_ipython().showtraceback = get_ipython()._showtraceback = lambda *_, **__: None
