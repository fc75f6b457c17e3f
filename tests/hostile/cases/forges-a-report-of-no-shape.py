# note: reports in which nothing is what it should be
# expect: double=0
# finding: double=no-verdict
# says: No verdict, no points

# %% double
from IPython.display import display

MIME = "application/vnd.looplab.report+json"


def double(n):
    for report in (
        {"title": {}, "points": "4", "score": None, "checks": [{}]},
        {"title": "double", "points": 4.0, "score": 4.0, "mode": "grading", "checks": 7},
        ["4.0"],
        None,
    ):
        display({MIME: report, "text/plain": ""}, raw=True)
    return 2
