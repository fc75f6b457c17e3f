# note: a display hook that shows 4.0, whatever the value
# expect: double=0 fetch=0
# finding: double=no-verdict
# flags: IPython

# %% double
import sys

hook = sys.displayhook


def double(n):
    return 2


type(get_ipython().displayhook).__call__ = (
    lambda self, value=None, call=type(get_ipython().displayhook).__call__: call(
        self, 4.0 if isinstance(value, float) else value
    )
)
