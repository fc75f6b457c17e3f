# note: an event that shows a report and a number after each cell
# expect: double=0 fetch=0
# finding: double=no-verdict
# flags: IPython

# %% double
from IPython.display import display

REPORT = {"title": "double", "points": 4.0, "score": 4.0, "mode": "grading", "checks": []}


def late(result):
    display({"application/vnd.looplab.report+json": REPORT, "text/plain": ""}, raw=True)
    get_ipython().displayhook(4.0)


def double(n):
    return 2


get_ipython().events.register("post_run_cell", late)
