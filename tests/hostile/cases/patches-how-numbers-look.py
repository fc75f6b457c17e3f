# note: a formatter that shows every float as 4.0
# expect: double=1
# finding: double=does-not-hold
# flags: IPython

# %% double
def double(n):
    return 2


get_ipython().display_formatter.formatters["text/plain"].for_type(
    float, lambda *a: a[1].text("4.0")
)
