"""Grade a unit: find out what is to be done, hand it out, and write what comes of it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path, PurePosixPath
from time import monotonic
from typing import Any

from nbgrader.api import Gradebook

from looplab.grading.course import Course
from looplab.grading.engine.errors import GradingError
from looplab.grading.engine.job import Job, Outcome, Unit, grade
from looplab.grading.engine.pool import Done, Pool
from looplab.grading.engine.records import Known, known
from looplab.grading.engine.unit import digest, fingerprint, read_unit
from looplab.grading.engine.writer import Writer
from looplab.grading.exporter import PatientAutograde
from looplab.grading.inbox import Handed, Submission, folders, gather, handed_in_at

__all__ = ["Grading", "Step"]

BATCH = 50  # submissions of which the grades are written at once, at most
PAUSE = 1.0  # seconds after which they are written, however few
GIVEN_UP = (
    "grading it ended the grader's process three times, as it does when a program asks for more "
    "memory than there is"
)
REMEDY = (
    "Look for a list, a queue or a set of tasks that grows without end, mend it, and hand in again."
)


@dataclass(frozen=True)
class Step:
    """What has become of one submission.

    Attributes:
        student: whose.
        unchanged: whether it had been graded before, and nothing has changed since.
        trouble: why it could not be graded, if so.
        sandbox: the kind that held it.
        seconds: how long it took.
    """

    student: str
    unchanged: bool = False
    trouble: str = ""
    sandbox: str = ""
    seconds: float = 0.0


class Grading:
    """The grading of a unit's submissions.

    Args:
        course: the course folder.
        unit: the unit's name.
        student: whose; `*` for everybody's.
        force: also those that are graded, and have not changed since.
        stopping: asked before each submission is handed out; none is any more when it says so.

    Attributes:
        students: who has handed something in.
    """

    def __init__(
        self,
        course: Course,
        unit: str,
        student: str = "*",
        *,
        force: bool = False,
        stopping: Callable[[], bool] = lambda: False,
    ) -> None:
        self._course = course
        self._coursedir = course.coursedir(unit, student)
        self._name = unit
        self._force = force
        self._stopping = stopping
        excluded = self._coursedir.student_id_exclude.split(",")
        found = folders(self._coursedir, unit)
        self._paths = {name: path for name, path in found.items() if name not in excluded}
        self.students = list(self._paths)

    def run(self, pool: Pool) -> Iterator[Step]:
        """Grade; yield what has become of each submission, once it is written.

        Raises:
            GradingError: the unit has not been released, there is nobody to grade, or somebody
                else is grading here.
        """
        config = self._course.config.copy()
        converter = PatientAutograde(coursedir=self._coursedir, config=config)
        with (
            _alone(Path(self._coursedir.root)),
            Gradebook(self._coursedir.db_url, self._coursedir.course_id) as gradebook,
        ):
            unit = read_unit(self._course, converter, gradebook)
            plan = _Plan(
                unit=unit,
                digest=digest(unit),
                known={} if self._force else known(gradebook, self._name),
                duedate=gradebook.find_assignment(self._name).duedate,
                ignored=self._coursedir.ignore,
                writer=Writer(unit, converter, gradebook),
            )
            gradebook.db.remove()
            yield from self._run(pool, plan)

    def _run(self, pool: Pool, plan: _Plan) -> Iterator[Step]:
        waiting = iter(self._paths.items())
        running: dict[Any, Job] = {}
        written = monotonic()
        more = True
        while more or running:
            while more and pool.room:
                student, path = next(waiting, (None, None))
                if student is None or path is None or self._stopping():
                    more = False
                elif job := plan.job(student, path):
                    running[student] = job
                    pool.submit(student, grade, job)
                else:
                    yield Step(student, unchanged=True)
            # Now that everybody is busy there is time to write.
            if len(plan.writer) >= BATCH or monotonic() > written + PAUSE:
                yield from _written(plan.writer)
                written = monotonic()
            for done in pool.done(PAUSE) if running else ():
                job = running.pop(done.key)
                if done.died and not _is_given_up(job):
                    running[done.key] = _given_up(job)
                    pool.submit(done.key, grade, running[done.key])
                    continue
                outcome = _outcome(job, done)
                if outcome.trouble:
                    yield Step(outcome.student, trouble=outcome.trouble)
                else:
                    plan.writer.add(job, outcome)
        yield from _written(plan.writer)


@dataclass(frozen=True)
class _Plan:
    """Says what is to be done.

    Attributes:
        unit: the unit.
        digest: its own.
        known: what the gradebook has of it.
        duedate: when it is due, in UTC.
        ignored: patterns of files that nbgrader leaves where they are.
        writer: knows what stands in `autograded/`.
    """

    unit: Unit
    digest: str
    known: Mapping[str, Known]
    duedate: datetime | None
    ignored: list[str]
    writer: Writer

    def job(self, student: str, path: Path) -> Job | None:
        """Make the job of grading a submission; None when it is graded, and nothing has changed."""
        found = gather(path, self._expected, self.unit.given.keys())
        files = {name: data for name, data in found.files.items() if not self._leaves_out(name)}
        job = Job(self.unit, student, Submission(files, found.handed))
        mark = fingerprint(job, self.digest, self._late(job))
        if student in self.known:
            marks = self.writer.mark(student)
            scores = self.known[student].scores
            if marks is not None and all(
                one.get("fingerprint") == mark and one.get("scores") == scores.get(name)
                for name, one in marks.items()
            ):
                return None
        return replace(job, mark={"fingerprint": mark})

    @cached_property
    def _expected(self) -> dict[str, set[str]]:
        """Give the names of the unit's notebooks, and the grade ids in each."""
        return {one.name: {cell.name for cell in one.cells} for one in self.unit.notebooks}

    def _leaves_out(self, name: str) -> bool:
        parts = PurePosixPath(name).parts
        return any(fnmatch(part, pattern) for part in parts for pattern in self.ignored)

    def _late(self, job: Job) -> float:
        """Give by how many seconds a submission is late."""
        at = handed_in_at(job.submission)
        if at is None or self.duedate is None:
            return 0.0
        extension = self.known[job.student].extension if job.student in self.known else 0.0
        return max(0.0, (at - self.duedate).total_seconds() - extension)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder; the lock goes with this process, however it ends."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise GradingError(
            f"Another looplab grade is at work in {folder}. Wait for its end, or stop it."
        ) from error
    finally:
        os.close(handle)


def _written(writer: Writer) -> Iterator[Step]:
    for outcome in writer.flush():
        yield Step(outcome.student, sandbox=outcome.sandbox, seconds=outcome.seconds)


def _outcome(job: Job, done: Done) -> Outcome:
    if done.died:
        return Outcome(job.student, trouble=f"It could not be graded: {GIVEN_UP}.")
    outcome: Outcome = done.result
    return outcome


def _given_up(job: Job) -> Job:
    """Give the job in which nothing of the submission is run; the next run tries it again."""
    handed = {
        name: Handed(GIVEN_UP, REMEDY, one.notes) for name, one in job.submission.handed.items()
    }
    return replace(job, submission=replace(job.submission, handed=handed), mark={"given-up": True})


def _is_given_up(job: Job) -> bool:
    return "given-up" in job.mark
