"""Grades the corpus as one class, with the course's own configuration."""

from __future__ import annotations

import html
import os
import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import forkserver
from pathlib import Path

import nbformat
import pytest

from hostile.corpus import Case, answered
from hostile.course import UNIT, source
from looplab.grading.course import Course
from looplab.grading.demo import grade_class, lay_out
from looplab.grading.insight import page
from looplab.grading.results import Graded, read_graded
from looplab.grading.sandbox import marked

LIMITS = """
c.Execute.timeout = 3  # what never ends should cost the tests little time
c.ExecuteAnyway.test_timeout = 5
"""
WRITTEN = "looplab-was-here-*"  # what a case calls the files that it tries to leave


@dataclass(frozen=True)
class Came:
    """What came of one case.

    Attributes:
        trouble: what grading said of it, if it could not be graded.
        scores: of each exercise.
        findings: (exercise, kind) of what the student was told.
        page: the student's feedback as HTML; `words` is its text.
        insight: what the instructor's page says of this student alone.
        untouched: whether what was handed in is as it was.
        sandbox: the kind that its grade says it ran in.
    """

    trouble: str
    scores: Mapping[str, float | None]
    findings: frozenset[tuple[str, str]]
    page: str
    insight: str
    untouched: bool
    sandbox: str

    @property
    def words(self) -> str:
        """Give the page's text, in one line."""
        text = html.unescape(re.sub(r"<[^>]+>", "", self.page))
        return " ".join(text.split())


@dataclass(frozen=True)
class Outcome:
    """What came of all of them, and what they left.

    Attributes:
        came: by the case's name.
        running: names of processes that still run.
        written: files outside of where they belong.
    """

    came: Mapping[str, Came]
    running: Sequence[str]
    written: Sequence[str]


def grade(root: Path, cases: Iterable[Case], kind: str) -> Outcome:
    """Hand in each case as a student of its name, and grade them all in a kind of sandbox."""
    unit = root / "source" / UNIT
    unit.mkdir(parents=True)
    nbformat.write(source(), unit / f"{UNIT}.ipynb")
    (unit / "stations.txt").write_text("a file beside the notebook\n")
    course = lay_out(root / "course", [UNIT], root / "source")
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text("utf-8") + LIMITS, "utf-8")
    course = Course(course.root)  # it has read its configuration by now
    right = answered(nbformat.read(course.root / "release" / UNIT / f"{UNIT}.ipynb", 4))
    before = {}
    for case in cases:
        folder = course.root / "submitted" / case.name / UNIT
        folder.mkdir(parents=True)
        case.write(folder, right)
        before[case.name] = _listing(folder)
    given = _given(root)
    own, mark = root / "temporary", f"LC_CORPUS={uuid.uuid4().hex}"
    own.mkdir()
    forkserver.ensure_running()  # it stays for the next one, and is not to be marked
    with pytest.MonkeyPatch.context() as variables:
        variables.setenv("LOOPLAB_SANDBOX", kind)
        variables.setenv("TMPDIR", str(own))
        variables.setenv(*mark.split("="))  # a locale's variable: those are passed on
        trouble = dict(grade_class(course, UNIT, list(before)))
    running = [Path(f"/proc/{pid}/cmdline").read_text("utf-8") for pid in marked(mark)]
    graded = {one.student: one for one in read_graded(course, UNIT)}
    came = {
        name: _came(course.root, name, trouble[name], graded.get(name), listing)
        for name, listing in before.items()
    }
    return Outcome(came, running, _written(root, given))


def _written(root: Path, given: object) -> list[str]:
    """Find files that belong to nobody, and what was changed of the course's own."""
    usual = (Path.home(), Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), Path("/root"))
    found = [path for place in usual if os.access(place, os.R_OK) for path in place.glob(WRITTEN)]
    found += [*root.rglob(WRITTEN), *(root / "temporary").iterdir()]
    changed = _given(root) != given
    return [*map(str, found), *(["the course's own files"] if changed else [])]


def _given(root: Path) -> list[object]:
    course = root / "course"
    return [_listing(course / name) for name in ("source", "release", "exchange")]


def _came(root: Path, name: str, trouble: str, graded: Graded | None, before: object) -> Came:
    feedback = root / "feedback" / name / UNIT / f"{UNIT}.html"
    return Came(
        trouble=trouble,
        scores={one.name: one.score for one in graded.exercises} if graded else {},
        findings=frozenset((e, reason.kind) for e, reason in graded.reasons)
        if graded
        else frozenset(),
        page=feedback.read_text("utf-8") if feedback.exists() else "",
        insight=html.unescape(page(UNIT, [graded])) if graded else "",
        untouched=_listing(root / "submitted" / name / UNIT) == before,
        sandbox=graded.sandbox if graded else "",
    )


def _listing(folder: Path) -> list[tuple[str, object]]:
    """List what is in a folder, with the size of each file, or what a link points to."""
    return [
        (
            str(path.relative_to(folder)),
            path.readlink() if path.is_symlink() else path.is_file() and path.stat().st_size,
        )
        for path in sorted(folder.rglob("*"))
    ]
