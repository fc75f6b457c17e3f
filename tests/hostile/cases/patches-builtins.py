# note: builtins that say what the tests want to hear
# expect: double=1
# finding: double=does-not-hold
# flags: builtins

# %% double
import builtins

builtins.isinstance = lambda *_: True
builtins.len = lambda *_: 1
builtins.all = builtins.any = lambda *_: True
builtins.AssertionError = type("AssertionError", (Exception,), {})
builtins.float = lambda *_: 4.0
builtins.max = builtins.sum = builtins.round = lambda *_, **__: 4.0


def double(n):
    return 2
