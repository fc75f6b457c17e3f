# note: tells the exam that nobody is grading, so that a tracer may look on
# expect: double=0 fetch=0
# says: nobody was grading
# finding: double=no-verdict

# %% double
import os

os.environ["NBGRADER_EXECUTION"] = "validate"


def double(n):
    return 2
