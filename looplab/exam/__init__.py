"""What a test cell says: an exam, its checks, and what they expect of a run.

The package can be called, as the name `exam` is the function's too: `from looplab import exam`
gives what `with exam("boarding-order", points=6) as e:` needs, whichever was imported first.
"""

from __future__ import annotations

import sys
from types import ModuleType

from looplab.diagnose import ANYTHING, at_least, at_most, between
from looplab.exam.check import Check
from looplab.exam.errors import ExamError, Unmet
from looplab.exam.expect import expect
from looplab.exam.report import MIME, Report
from looplab.exam.searching import for_all
from looplab.exam.session import Exam, exam
from looplab.exam.timings import Call, calls, delays, moments, seconds

__all__ = [
    "ANYTHING",
    "MIME",
    "Call",
    "Check",
    "Exam",
    "ExamError",
    "Report",
    "Unmet",
    "at_least",
    "at_most",
    "between",
    "calls",
    "delays",
    "exam",
    "expect",
    "for_all",
    "moments",
    "seconds",
]


class _CallableModule(ModuleType):
    def __call__(self, title: str, points: float) -> Exam:
        return exam(title, points)


sys.modules[__name__].__class__ = _CallableModule
