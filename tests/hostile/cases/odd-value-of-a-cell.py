# note: a cell whose value cannot be shown
# expect: add=3

# %% add
async def add(a, b):
    return a + b


class Nameless:
    def __repr__(self):
        raise ValueError("no words")

    _repr_html_ = _repr_mimebundle_ = _ipython_display_ = __repr__


Nameless()
