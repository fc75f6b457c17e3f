# note: logs and warns in every call, which stock nbgrader makes a 0
# expect: double=4

# %% double
import logging
import warnings


def double(n):
    logging.error("doubling %s", n)
    warnings.warn("I do not like to double")
    return 2 * n
