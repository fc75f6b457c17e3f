# note: the same, for a test of plain asserts
# expect: add=0
# flags: IPython
# says: assert await add(1, 2) == 3

# %% add
async def add(a, b):
    return 3


get_ipython().set_custom_exc((BaseException,), lambda *_, **__: None)
