"""Grade one submission: bytes in, bytes out, no gradebook and no shared disk.

What runs is what `nbgrader_config.py` names for `nbgrader autograde`: the same preprocessors with
the same options, in the same order. So a process on another machine does it as well, and a notebook
that nobody has handed in can be graded too.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbformat.v4.rwbase import split_lines, strip_transient
from nbgrader.preprocessors import AssignLatePenalties
from traitlets.config import Config
from traitlets.utils.importstring import import_item

from looplab.exam.seed import SEED
from looplab.grading.engine.book import Book, Released, reading
from looplab.grading.engine.versions import differences, here
from looplab.grading.environment import setting
from looplab.grading.execute import MARK
from looplab.grading.forked import stop_worker
from looplab.grading.inbox import Submission

__all__ = ["Job", "Outcome", "Settings", "Unit", "grade", "quiet"]

# A process has one warm parent, which serves one submission at a time, and one environment.
_alone = threading.Lock()
# What nbgrader's preprocessors log stands in the notebook, too, in words for people.
quiet = logging.getLogger(__name__)
quiet.addHandler(logging.NullHandler())
quiet.propagate = False


@dataclass(frozen=True)
class Settings:
    """What of nbgrader's configuration grading depends on.

    Attributes:
        sanitize: dotted names of the preprocessors that mend a submission.
        autograde: of those that run and judge it.
        options: theirs, by class.
        versions: of what the scores may depend on, where the job was made.
        seed: the instructor's private seed.
    """

    sanitize: tuple[str, ...]
    autograde: tuple[str, ...]
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=here)
    seed: str = ""


@dataclass(frozen=True)
class Unit:
    """A unit as it was released.

    Attributes:
        name: its name.
        notebooks: what is to be graded.
        given: the instructor's other files, by path; they count before those that were handed in.
        settings: how it is graded.
    """

    name: str
    notebooks: tuple[Released, ...]
    given: Mapping[str, bytes]
    settings: Settings


@dataclass(frozen=True)
class Job:
    """A submission to grade.

    Attributes:
        unit: of what.
        student: whose.
        submission: what was handed in.
        mark: what is noted in the graded notebooks beside the scores.
    """

    unit: Unit
    student: str
    submission: Submission
    mark: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What came of a job.

    Attributes:
        student: whose.
        notebooks: the graded ones, as files, by name without suffix.
        scores: of each of them, by grade id; None where a person must grade.
        remarks: nbgrader's automatic comments, in the same way.
        sandbox: the kind that held it.
        seconds: how long it took.
        trouble: why it could not be graded, if so; then there is nothing else.
    """

    student: str
    notebooks: Mapping[str, bytes] = field(default_factory=dict)
    scores: Mapping[str, Mapping[str, float | None]] = field(default_factory=dict)
    remarks: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    sandbox: str = ""
    seconds: float = 0.0
    trouble: str = ""


def grade(job: Job) -> Outcome:
    """Grade a submission; whatever happens, an outcome comes of it."""
    began = perf_counter()
    settings = job.unit.settings
    if other := differences(settings.versions):
        return Outcome(job.student, trouble=f"This machine is not set up as the grader's: {other}.")
    try:
        with _alone, _environment(settings.seed), _folder(job) as folder:
            return _outcome(job, folder, began)
    except Exception as error:
        told = f"{type(error).__name__}: {error}"
        return Outcome(job.student, trouble=told)


def _outcome(job: Job, folder: Path, began: float) -> Outcome:
    graded: dict[str, tuple[NotebookNode, Book]] = {}
    took: dict[str, float] = {}
    for released in job.unit.notebooks:
        started = perf_counter()
        graded[released.name] = _grade(job, released, folder)
        took[released.name] = round(perf_counter() - started, 3)
    sandboxes = {nb.metadata.get(MARK, {}).get("sandbox", "") for nb, _ in graded.values()}
    return Outcome(
        student=job.student,
        notebooks={
            name: _marked(job, nb, {"scores": _scores(book), "seconds": took[name]})
            for name, (nb, book) in graded.items()
        },
        scores={name: _scores(book) for name, (_, book) in graded.items()},
        remarks={
            name: {cell: one.auto_comment for cell, one in book.comments.items()}
            for name, (_, book) in graded.items()
        },
        sandbox=" ".join(sorted(sandboxes)),
        seconds=perf_counter() - began,
    )


def _grade(job: Job, released: Released, folder: Path) -> tuple[NotebookNode, Book]:
    """Mend, run and judge one notebook, as nbgrader's Autograde does."""
    file = f"{released.name}.ipynb"
    nb = job.submission.handed[released.name].notebook(job.submission.files[file])
    book = Book(released)
    about = {"student": job.student, "assignment": job.unit.name, "notebook": released.name}
    resources = ResourcesDict(
        unique_key=released.name,
        output_extension=".ipynb",
        metadata=ResourcesDict(path=str(folder), name=released.name),
        nbgrader=about | {"db_url": ""},
    )
    settings = job.unit.settings
    for step in (settings.sanitize, settings.autograde):
        config = Config(settings.options)
        for preprocessor in _preprocessors(step):
            nb, resources = reading(preprocessor, book)(config=config, log=quiet)(nb, resources)
    nbformat.validate(nb, relax_add_props=True)
    return nb, book


def _preprocessors(names: Sequence[str]) -> Iterator[type]:
    for name in names:
        found = import_item(name)
        if not issubclass(found, AssignLatePenalties):  # it asks what persons have given
            yield found


def _scores(book: Book) -> dict[str, float | None]:
    return {cell: one.auto_score for cell, one in book.grades.items()}


def _marked(job: Job, nb: NotebookNode, known: Mapping[str, Any]) -> bytes:
    """Write a graded notebook, with its mark in it."""
    nb.metadata[MARK] = nbformat.from_dict({**nb.metadata.get(MARK, {}), **job.mark, **known})
    # On one line: nbformat's own writer indents, which takes longer than to mend and to judge.
    data = strip_transient(split_lines(nb))
    return (json.dumps(data, ensure_ascii=False, sort_keys=True) + "\n").encode()


@contextmanager
def _folder(job: Job) -> Iterator[Path]:
    """Lay out what lies beside the notebook when it runs."""
    with tempfile.TemporaryDirectory(prefix="looplab-job-") as name:
        folder = Path(name)
        for path, data in {**job.submission.files, **job.unit.given}.items():
            if not path.endswith(".ipynb"):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(data)
        yield folder


@contextmanager
def _environment(seed: str) -> Iterator[None]:
    """Set what the cells are told by the environment."""
    if os.environ.get(SEED, "") != seed:
        stop_worker()  # a warm parent knows the one that it was started with
        os.environ[SEED] = seed
    with setting(NBGRADER_EXECUTION="autograde"):
        yield
