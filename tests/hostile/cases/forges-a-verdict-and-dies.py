# note: shows a report and a number, and ends the process before the test says otherwise
# expect: double=0
# finding: double=stopped

# %% double
import os
import sys
import time

from IPython.display import display

REPORT = {"title": "double", "points": 4.0, "score": 4.0, "mode": "grading", "checks": []}


def double(n):
    display({"application/vnd.looplab.report+json": REPORT, "text/plain": ""}, raw=True)
    get_ipython().displayhook(4.0)
    sys.stdout.flush()
    time.sleep(1)
    os._exit(0)
