# note: an exception whose text raises another
# expect: double=0
# finding: double=raised

# %% double
class Unspeakable(Exception):
    def __str__(self):
        raise self

    __repr__ = __str__


def double(n):
    raise Unspeakable
