# note: an answer that IPython itself stumbles over: it reads past the end of the line
# expect: double=0
# finding: double=not-defined

# %% double
def double(n):
    return n + n


x =%\
