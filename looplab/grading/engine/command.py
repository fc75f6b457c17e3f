"""`looplab grade`: grade a unit's submissions, then write the feedback of those that changed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from looplab.grading.course import Course
from looplab.grading.engine.pool import LocalPool, Pool, PoolError

__all__ = ["Options", "Stop", "main"]

INTERRUPTED = 130  # what a shell gives for a command that Ctrl-C has ended


@dataclass(frozen=True)
class Options:
    """What was asked for on the command line.

    Attributes:
        unit: the unit's name.
        student: whose submission; `*` for everybody's.
        jobs: how many at once; None for as many as there are processors.
        scheduler: address of a Dask scheduler; empty for this machine alone.
        force: grade again what has not changed, too.
        feedback: write the pages as well.
    """

    unit: str
    student: str = "*"
    jobs: int | None = None
    scheduler: str = ""
    force: bool = False
    feedback: bool = True


@dataclass
class Stop:
    """Whether somebody wants it to end: the first Ctrl-C is kind, the second is not."""

    console: Console
    asked: bool = False
    _before: Any = field(default=None, repr=False)

    def __enter__(self) -> Stop:
        self._before = signal.signal(signal.SIGINT, self._take)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _take(self, *_: object) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        self.console.print("Stopping after what is running now; Ctrl-C again stops it as well.")


def main(root: Path, options: Options) -> int:
    """Grade the submissions of a course folder, and say how far it is.

    Returns:
        0 when all were graded, 1 when one could not be, 130 when it was stopped.
    """
    console = Console(highlight=False, soft_wrap=True)
    try:
        with Stop(console) as stop, _pool(root, options) as pool:
            return _grade(root, options, console, stop, pool)
    except KeyboardInterrupt:
        console.print(_go_on(options, "Stopped."))
        return INTERRUPTED
    except PoolError as error:
        print(error, file=sys.stderr)
        return 1


def _grade(root: Path, options: Options, console: Console, stop: Stop, pool: Pool) -> int:
    # These load nbgrader, which takes a second or more; the workers' processes do so meanwhile.
    from looplab.grading.engine.feedback import outdated, write
    from looplab.grading.engine.run import Grading
    from looplab.grading.engine.unit import UnitError

    course = Course(root)
    grading = Grading(
        course,
        options.unit,
        options.student,
        force=options.force,
        stopping=lambda: stop.asked,
    )
    if not grading.students:
        print(
            f"There is no submission at submitted/{options.student}/{options.unit} below {root}. "
            f"Go to the course folder, and fetch them first: nbgrader collect {options.unit}",
            file=sys.stderr,
        )
        return 1
    unchanged, failed = 0, 0
    count = len(grading.students)
    try:
        with _Progress(console, "graded", count) as progress:
            for step in grading.run(pool):
                unchanged += step.unchanged
                failed += bool(step.trouble)
                progress.advance(step.student, step.trouble, quiet=step.unchanged)
            done = progress.done
    except UnitError as error:
        print(error, file=sys.stderr)
        return 1
    console.print(_summary(done, unchanged, failed))
    if stop.asked:
        console.print(_go_on(options, f"{count - done} of {count} are left."))
        return INTERRUPTED
    if options.feedback:
        students = outdated(course, options.unit, grading.students)
        with _Progress(console, "feedback", len(students)) as progress:
            for student, trouble in write(course, options.unit, students, pool, stop):
                failed += bool(trouble)
                progress.advance(student, trouble)
    return 1 if failed else 0
