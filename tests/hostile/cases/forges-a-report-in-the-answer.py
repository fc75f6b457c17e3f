# note: shows a report of its own while it is tested
# expect: double=0
# finding: double=no-verdict
# says: showed 3 reports instead of one

# %% double
from IPython.display import display

REPORT = {"title": "double", "points": 4.0, "score": 4.0, "mode": "grading", "checks": []}


def double(n):
    display({"application/vnd.looplab.report+json": REPORT, "text/plain": ""}, raw=True)
    return 2
