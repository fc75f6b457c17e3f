"""`exam`: the context manager around the checks of a test cell."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from random import Random
from types import TracebackType
from typing import Any, Self

from looplab.exam import judging, models
from looplab.exam.capture import Capture
from looplab.exam.check import Check, cell_of
from looplab.exam.errors import ExamError
from looplab.exam.guard import Guard
from looplab.exam.hints import hints
from looplab.exam.interrupts import Interrupts
from looplab.exam.points import mode, settle, valid
from looplab.exam.report import Report
from looplab.exam.seed import random_for
from looplab.exam.showing import show_report

# The exam whose block is being run: at most one, since the streams belong to the process.
_open: list[Exam] = []


def open_exam() -> Exam | None:
    """Give the exam whose block is being run."""
    return _open[0] if _open else None


class Exam:
    """One exercise's checks and their points.

    Args:
        title: names the exam, as the cell's grade id does.
        points: what all its checks together are worth.

    Example:
        >>> with exam("a-sum", points=1) as e:
        ...     with e.check("two and two are four", points=1):
        ...         assert 2 + 2 == 4
        a-sum: 1 of 1 point
          passed            1/1 two and two are four
        >>> e.score
        1.0
    """

    def __init__(self, title: str, points: float) -> None:
        self.guard = Guard()  # first: what follows is Python's own again
        if not isinstance(title, str) or not title.strip():
            raise ExamError("An exam needs a title: exam('boarding-order', points=6).")
        self.title = title
        self.points = valid(points, f"exam {title!r}")
        self.report: Report | None = None
        self._checks: list[Check] = []
        self.current: Check | None = None
        self._mode = mode()
        self._state = "new"

    @property
    def score(self) -> float:
        """Give the points earned; 0.0 as long as the `with` block has not ended."""
        return 0.0 if self.report is None else self.report.score

    @property
    def froze(self) -> bool:
        """Tell whether a program of an earlier check never gave way."""
        return any(check.froze for check in self._checks)

    @property
    def random(self) -> Random:
        """Give a generator of random numbers that begins anew in each check.

        It gives the same on every machine, and other numbers where `LOOPLAB_SEED` is set: for
        what hidden checks vary and visible ones fix.

        Example:
            >>> with exam("seats", points=1) as e:
            ...     with e.check("a seat of row 1 to 9", points=1):
            ...         assert 1 <= e.random.randint(1, 9) <= 9
            seats: 1 of 1 point
              passed            1/1 a seat of row 1 to 9
        """
        if self.current is None:
            return random_for(self.title)
        return self.current.random

    def check(self, title: str, *, points: float, hint: str | Sequence[str] | None = None) -> Check:
        """Open a check: `with e.check("errors come out unchanged", points=2):`.

        Its body has to run to its end to earn the points.

        Args:
            title: the requirement, in words.
            points: what it is worth beside the other checks.
            hint: one text, or several of rising help.

        Raises:
            ExamError: the test cell is written wrongly.
        """
        return self._add(Check(self, title, points, hints(hint), hidden=False))

    def hidden_check(
        self, title: str, *, points: float, hint: str | Sequence[str] | None = None
    ) -> Check:
        """Open a check that no student's copy holds: its report names no data and shows no code."""
        return self._add(Check(self, title, points, hints(hint), hidden=True))

    def _add(self, check: Check) -> Check:
        if self._state != "open":
            raise ExamError(
                f"The check {check.title!r} stands outside its exam: write `with exam(...) as e:` "
                "and indent the checks under it."
            )
        if any(check.title == one.title for one in self._checks):
            raise ExamError(f"Two checks have the title {check.title!r}: give each its own.")
        self._checks.append(check)
        return check

    def __enter__(self) -> Self:
        if type(self) is not Exam:
            raise ExamError("An exam is made by `exam(...)`, and by no class derived from it.")
        if _open:
            raise ExamError(
                f"The exam {self.title!r} stands inside the exam {_open[0].title!r}: "
                "put them one after the other."
            )
        if self._state != "new":
            raise ExamError(f"The exam {self.title!r} has been run already: call exam(...) again.")
        self._mode = mode()
        self._interrupts = Interrupts()
        self.capture = Capture()
        with contextlib.ExitStack() as undo:
            undo.callback(self.guard.end)
            cell = sys._getframe(1)
            self.code = cell.f_code
            self.guard.begin(cell, alone=self._mode == "grading")
            undo.enter_context(self._interrupts.watched())
            undo.enter_context(self.capture)
            self._undo = undo.pop_all()
        self._state = "open"
        _open.append(self)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self._state = "over"
        forms: dict[str, Any] = {}
        with self._undo:
            _open.clear()
            if error is None and self._interrupts.came:
                raise KeyboardInterrupt  # it got lost in a finalizer, as those swallow all
            if not self.passes_on(error):
                report = self._settled(error, trace)
                forms = report.bundle()  # drawn here, where a library's warnings are held back
                if models.asked():
                    forms[models.MIME] = {check.title: check.models for check in self._checks}
                self.report = report
            for check in self._checks:
                check.forget()
        if self.report is None:
            return False
        show_report(forms)
        return True

    def _settled(self, error: BaseException | None, trace: TracebackType | None) -> Report:
        never = [check for check in self._checks if check.state == "new"]
        if never and error is None:
            raise ExamError(
                f"The check {never[0].title!r} was never run: "
                "write `with e.check(...):` before its body."
            )
        note = ""
        if error is not None:
            self.guard.after_crash()
            found = judging.crashed(error, (self.code, cell_of(trace)))
            where = "Between the checks" if self._checks else "Before the first check"
            note = (
                f"{where} something went wrong: {found.sentence} What comes after was not checked."
            )
        ran = [check for check in self._checks if check.state == "over"]
        done = settle(self.title, self.points, ran, complete=error is None, at=self._mode)
        results = tuple(check.result(share) for check, share in zip(ran, done.shares, strict=True))
        notes = tuple(self.guard.notes)
        return Report(
            self.title, self.points, done.score, self._mode, results, note, done.more, notes
        )

    def passes_on(self, error: BaseException | None) -> bool:
        """Tell what is not the learner's: a mistake of the author, a real interrupt."""
        return isinstance(error, ExamError) or (error is not None and self._interrupts.came)


def exam(title: str, points: float) -> Exam:
    """Open an exam worth so many points.

    Example:
        >>> with exam("a-sum", points=1) as e:
        ...     with e.check("one and one are two", points=1):
        ...         assert 1 + 1 == 2
        a-sum: 1 of 1 point
          passed            1/1 one and one are two
    """
    return Exam(title, points)
