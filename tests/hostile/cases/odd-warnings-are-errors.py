# note: makes every warning an error, for everybody
# expect: double=4

# %% double
import warnings

warnings.simplefilter("error")


def double(n):
    return 2 * n
