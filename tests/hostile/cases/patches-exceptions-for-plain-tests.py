# note: the same, for a test of plain asserts
# expect: add=0
# flags: IPython
# open: a test of plain asserts keeps nbgrader's rules; the hooks must be put back before each test

# %% add
async def add(a, b):
    return 3


get_ipython().set_custom_exc((BaseException,), lambda *_, **__: None)
