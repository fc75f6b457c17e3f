"""One check of an exam: a requirement, its points, and what became of it."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Sequence
from random import Random
from types import CodeType, TracebackType
from typing import TYPE_CHECKING, Any

from looplab.diagnose import Finding
from looplab.diagnose.say import clean
from looplab.exam import judging, models, seen
from looplab.exam.capture import Caught
from looplab.exam.errors import ExamError, Unmet
from looplab.exam.points import valid
from looplab.exam.result import CheckResult, packed
from looplab.exam.seed import random_for
from looplab.exam.seen import Seen
from looplab.observe.young import collect
from looplab.run import Run

if TYPE_CHECKING:
    from looplab.exam.session import Exam


# Seconds of processor time for a turn, once a check has shown a program that never gives way: the
# others will mostly show the same, and a cell of seven checks would take long to say it.
_STILL_FROZEN = 0.4


class Check:
    """One requirement. Made by `Exam.check` and `Exam.hidden_check`."""

    def __init__(
        self, owner: Exam, title: str, points: float, hint: tuple[str, ...], *, hidden: bool
    ) -> None:
        if not isinstance(title, str) or not title.strip():
            raise ExamError("A check needs a title that says what is required, in words.")
        self.title = title
        self.points = valid(points, f"the check {title!r}")
        self.hints = hint
        self.hidden = hidden
        self.state = "new"
        self.passed = False
        self._exam = owner
        self._findings: tuple[Finding, ...] = ()
        self._run: dict[str, Any] | None = None
        self._case = ""
        self.models: dict[str, dict[str, Any]] = {}
        self._said = ""
        self._notes = Seen()
        self._runs: list[Run] = []

    @functools.cached_property
    def random(self) -> Random:
        """Give the check's own generator of random numbers; see `Exam.random`."""
        return random_for(self._exam.title, self.title)

    @property
    def froze(self) -> bool:
        """Tell whether a program of this check never gave way."""
        return any(one.kind == "frozen" for one in self._findings)

    def __enter__(self) -> None:
        if self.state != "new":
            raise ExamError(f"The check {self.title!r} has been run already.")
        if self._exam.current is not None:
            raise ExamError(
                f"The check {self.title!r} stands inside the check {self._exam.current.title!r}: "
                "put them one after the other."
            )
        self.state = "open"
        self._exam.guard.before_check(self._exam)
        self._exam.current = self
        self._exam.capture.since()
        with contextlib.ExitStack() as undo:
            self._notes = undo.enter_context(seen.apart())
            self._runs = undo.enter_context(_collecting())
            if self._exam.froze:
                undo.enter_context(_computing(_STILL_FROZEN))
            self._undo = undo.pop_all()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        # First of all: what follows is Python's own again.
        spoiled = self._exam.guard.after_check(self._runs)
        self.state = "over"
        self._exam.current = None
        self._undo.close()
        if self._exam.passes_on(error):
            return False
        if error is None and self._notes.waiting:
            raise ExamError(
                f"In the check {self.title!r} a for_all(...) has no body: "
                "put it above the function that tries one case."
            )
        try:
            self._judge(error, (self._exam.code, cell_of(trace)), spoiled)
        finally:
            judging.let_go(error, self._runs)
        return True

    def _judge(
        self, error: BaseException | None, tests: judging.Codes, spoiled: Sequence[Finding]
    ) -> None:
        collect()
        caught = self._exam.capture.since()
        found, run = judging.judge(
            error, self._runs, caught, self._notes, tests=tests, hidden=self.hidden
        )
        found = (*spoiled, *found)
        self.passed = error is None and not found
        self._findings = found
        if type(error) is Unmet and error.caught is not None:
            caught = error.caught  # of the case that is shown
        if not self.passed:
            self._run, self._case = self._packed(run), self._name(run)
            self._said = "" if self.hidden else _said(caught, run)
        elif models.asked():
            self.keep(self._runs)

    def _packed(self, run: Run | None) -> dict[str, Any] | None:
        """Give a run as data: names and times say enough of a hidden check, its values stay so."""
        return packed(run.without_values() if run is not None and self.hidden else run)

    def _name(self, run: Run | None) -> str:
        """Say which of the check's runs this is."""
        searched = (one.case for one in self._notes.unmet if one.run is run and one.case)
        return models.place(run, self._runs) or next(searched, "")

    def keep(self, runs: Sequence[Run], case: str = "") -> None:
        """Keep what a model answer did, for pictures of answers that did something else."""
        for number, run in enumerate(runs):
            data = self._packed(run) if len(self.models) < models.MOST else None
            if data is not None:
                self.models[f"{case}{number}"] = data

    def forget(self) -> None:
        """Let go of the runs, while warnings of what goes with them are still held back.

        Not before the exam's end: they would come in the next check.
        """
        self._notes, self._runs = Seen(), []

    def result(self, share: float) -> CheckResult:
        """Give the outcome, the check being worth `share` points."""
        found = self._findings[0] if self._findings else None
        if found is not None and self.hidden:
            found = Finding(found.kind, found.sentence, (), found.lesson)
        return CheckResult(
            title=self.title,
            points=share,
            earned=share if self.passed else 0.0,
            hidden=self.hidden,
            finding=found,
            hints=self.hints,
            said=self._said,
            run=self._run,
            case=self._case,
        )


def _computing(most: float) -> contextlib.AbstractContextManager[None]:
    from looplab.observe import computing

    return computing(most)


def _collecting() -> contextlib.AbstractContextManager[list[Run]]:
    # Imported late: a check that runs no program does without the loop.
    from looplab.observe import collecting

    return collecting(quiet=True)


def cell_of(trace: TracebackType | None) -> CodeType | None:
    """Give the code of the test cell, in which a traceback begins."""
    return trace.tb_frame.f_code if trace is not None else None


def _said(caught: Caught, run: Run | None) -> str:
    inside = [line.text for line in run.output[:200]] if run is not None else []
    parts = (*inside, caught.stdout, caught.stderr, *caught.warnings, *caught.logs)
    return clean("\n".join(part for part in parts if part), 4000)
