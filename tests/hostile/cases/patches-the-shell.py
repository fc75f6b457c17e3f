# note: takes the text of the test, runs another, and shows a report of its own
# expect: double=1
# finding: double=does-not-hold
# flags: IPython

# %% double
from IPython.display import display

shell = get_ipython()
usual, usual_async = shell.run_cell, shell.run_cell_async
MINE = """
from IPython.display import display
display({"application/vnd.looplab.report+json": {"title": "double", "points": 4.0, "score": 4.0,
    "mode": "grading", "checks": []}, "text/plain": "4 of 4"}, raw=True)
4.0
"""


def other(raw_cell, *args, **kwargs):
    return usual(MINE if 'exam("double"' in raw_cell else raw_cell, *args, **kwargs)


def other_async(raw_cell, *args, **kwargs):
    if 'exam("double"' in raw_cell:
        raw_cell = kwargs["transformed_cell"] = MINE
    return usual_async(raw_cell, *args, **kwargs)


def double(n):
    return 2


shell.run_cell, shell.run_cell_async = other, other_async
