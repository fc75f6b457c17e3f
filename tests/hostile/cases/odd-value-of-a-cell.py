# note: a cell whose value cannot be shown
# expect: add=3
# open: ipykernel 7.4 blames the next cell for a value that could not be shown

# %% add
async def add(a, b):
    return a + b


class Nameless:
    def __repr__(self):
        raise ValueError("no words")

    _repr_html_ = _repr_mimebundle_ = _ipython_display_ = __repr__


Nameless()
