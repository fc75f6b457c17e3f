# note: swallows the assertions of whoever calls it, through a tracer
# expect: double=1
# finding: double=does-not-hold
# flags: settrace

# %% double
import sys


def tracer(frame, event, arg):
    if event == "line" and frame.f_code.co_name == "<module>":
        try:
            frame.f_lineno += 1
        except ValueError:
            pass
    return tracer


def double(n):
    return 2


sys.settrace(tracer)
