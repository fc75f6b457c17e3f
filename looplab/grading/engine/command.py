"""`looplab grade`: grade a unit's submissions, then write the feedback of those that changed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape

from looplab.grading.course import Course
from looplab.grading.engine.errors import GradingError
from looplab.grading.engine.pool import LocalPool, Pool
from looplab.grading.engine.progress import Far

if TYPE_CHECKING:
    from looplab.grading.engine.run import Step

__all__ = ["Options", "main"]

INTERRUPTED = 130  # what a shell gives for a command that Ctrl-C has ended


@dataclass(frozen=True)
class Options:
    """What was asked for on the command line.

    Attributes:
        unit: the unit's name.
        student: whose submission; `*` for everybody's.
        jobs: how many at once; None for as many as there are processors.
        scheduler: address of a Dask scheduler; empty for this machine alone.
        force: grade what has not changed, too.
        resume: said by those who want to be sure; it is what happens without `force`.
        feedback: write the pages as well.
    """

    unit: str
    student: str = "*"
    jobs: int | None = None
    scheduler: str = ""
    force: bool = False
    resume: bool = False
    feedback: bool = True

    @property
    def again(self) -> list[str]:
        """Give the options with which to go on."""
        given = {"--student": self.student, "--jobs": self.jobs, "--scheduler": self.scheduler}
        usual = {"--student": "*", "--jobs": None, "--scheduler": ""}
        chosen = [(name, str(value)) for name, value in given.items() if value != usual[name]]
        return [quote(part) for pair in chosen for part in pair]


@dataclass
class Stop:
    """Whether somebody wants it to end: the first Ctrl-C is kind, the second is not."""

    asked: bool = False
    _before: Any = field(default=None, repr=False)

    def __enter__(self) -> Stop:
        self._before = signal.signal(signal.SIGINT, self._take)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def __call__(self) -> bool:
        return self.asked

    def _take(self, *_: object) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        # By the system itself: this may come in the middle of a print.
        os.write(2, b"\nStopping after what is running now. Ctrl-C again ends that, too.\n")


def main(root: Path, options: Options) -> int:
    """Grade the submissions of a course folder, and say how far it is.

    Returns:
        0 when all were graded, 1 when one could not be, 130 when it was stopped.
    """
    console = Console(highlight=False, soft_wrap=True)
    jobs = options.jobs or os.cpu_count() or 1
    failed = 0
    # The pool's processes load nbgrader while this one does.
    with Stop() as stop, closing(LocalPool(jobs, root)) as local:
        try:
            failed += _grade(root, options, console, stop, local)
            if options.feedback and not stop():
                failed += _write_feedback(root, options, console, stop, local)
        except GradingError as error:
            Console(stderr=True, highlight=False, soft_wrap=True).print(escape(str(error)))
            return 1
        except KeyboardInterrupt:
            stop.asked = True
    if stop():
        go_on = " ".join(["looplab grade", options.unit, *options.again])
        console.print(f"Stopped. What was graded stays so. To go on: {escape(go_on)}")
        return INTERRUPTED
    return 1 if failed else 0


def _grade(root: Path, options: Options, console: Console, stop: Stop, local: Pool) -> int:
    """Grade; give how many could not be."""
    from looplab.grading.engine.run import Grading

    if options.resume:
        console.print("Going on where the last run ended, as every run does without --force.")
    grading = Grading(
        Course(root), options.unit, options.student, force=options.force, stopping=stop
    )
    if not grading.students:
        raise GradingError(
            f"There is no submission at submitted/{options.student}/{options.unit} below {root}. "
            f"Go to the course folder, and fetch them first: nbgrader collect {options.unit}"
        )
    steps: list[Step] = []
    with _workers(options, local) as pool, Far(console, "graded", len(grading.students)) as far:
        for step in grading.run(pool):
            steps.append(step)
            far.advance(step.student, step.trouble, told=not step.unchanged)
    return _tell(console, steps, len(grading.students))


def _tell(console: Console, steps: Sequence[Step], total: int) -> int:
    """Say what has become of the submissions; give how many could not be graded."""
    failed = sum(bool(step.trouble) for step in steps)
    unchanged = sum(step.unchanged for step in steps)
    graded = [step for step in steps if not step.trouble and not step.unchanged]
    told = f"{len(graded)} of {total} submissions were graded"
    if graded:
        mean = sum(step.seconds for step in graded) / len(graded)
        kinds = " and ".join(sorted({step.sandbox for step in graded} - {""}))
        told += f", each in {mean:.2f} s (sandbox: {kinds})"
    told += f"; {unchanged} had been before, and are as they were" if unchanged else ""
    told += f"; {failed} could not be" if failed else ""
    console.print(escape(f"{told}."))
    return failed


def _write_feedback(root: Path, options: Options, console: Console, stop: Stop, pool: Pool) -> int:
    """Write the pages; give how many could not be written."""
    from looplab.grading.engine.feedback import outdated, write
    from looplab.grading.engine.run import Grading

    course = Course(root)
    students = Grading(course, options.unit, options.student).students
    students = outdated(course, options.unit, students)
    failed = 0
    with Far(console, "feedback", len(students)) as far:
        for student, trouble in write(course, options.unit, students, pool, stop):
            failed += bool(trouble)
            far.advance(student, trouble)
    return failed


@contextmanager
def _workers(options: Options, local: Pool) -> Iterator[Pool]:
    """Give those who grade: this machine's processes, or a cluster's."""
    if not options.scheduler:
        yield local
        return
    from looplab.grading.engine.cluster import ClusterPool

    with closing(ClusterPool(options.scheduler)) as pool:
        yield pool
