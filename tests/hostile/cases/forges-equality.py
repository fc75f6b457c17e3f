# note: an object that equals everything
# expect: add=0 double=0
# flags: __eq__
# open: a plain `==` asks the learner's object; write expect(), or compare types

# %% add
class Everything(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


async def add(a, b):
    return Everything()


# %% double
def double(n):
    return Everything()
