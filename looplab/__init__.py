"""A laboratory for asyncio: exact virtual time, a record of what happened, reasons in words.

`simulate` and `observe` run a program and give a `Run`; a `Run` shows itself as a timeline. `exam`,
`expect` and `for_all` make the cells that grade an exercise on its behaviour. `grade_notebook` and
`progress` show a learner what a whole notebook comes to, and the course so far.
"""

from looplab.card import grade_notebook, progress
from looplab.card.session import session
from looplab.exam import exam, expect, for_all
from looplab.exam.originals import originals
from looplab.observe import Limits, observe, simulate
from looplab.run import Run
from looplab.timeline import compare, ready_queue

__all__ = [
    "Limits",
    "Run",
    "compare",
    "exam",
    "expect",
    "for_all",
    "grade_notebook",
    "observe",
    "progress",
    "ready_queue",
    "simulate",
]

session.watch()
originals.remember()  # last, when everything of looplab that judges is there
