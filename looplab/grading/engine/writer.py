"""The one who writes: graded notebooks into `autograded/`, scores into the gradebook.

A submission counts as graded when its folder stands in its place. That is the last thing that
happens: first the folder is made under another name, then the gradebook is written, then the folder
is renamed. So whoever is stopped in between has only to be started again.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import AssignLatePenalties
from traitlets.utils.importstring import import_item

from looplab.grading.engine.job import Job, Outcome, Unit, quiet
from looplab.grading.engine.records import Entry, record
from looplab.grading.execute import MARK
from looplab.grading.exporter import PatientAutograde
from looplab.grading.inbox import handed_in_at

__all__ = ["Writer"]


@dataclass(frozen=True)
class _Done:
    job: Job
    outcome: Outcome


class Writer:
    """Writes what came of a unit's submissions.

    Args:
        unit: the unit.
        converter: nbgrader's, made with the course's options and for this unit.
        gradebook: the open one.
    """

    def __init__(self, unit: Unit, converter: PatientAutograde, gradebook: Any) -> None:
        self._unit = unit
        self._converter = converter
        self._gradebook = gradebook
        self._waiting: list[_Done] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, job: Job, outcome: Outcome) -> None:
        """Take what came of a job; `flush` writes it."""
        self._waiting.append(_Done(job, outcome))

    def flush(self) -> list[Outcome]:
        """Write what was taken, and give it back."""
        if not self._waiting:
            return []
        done, self._waiting = self._waiting, []
        for one in done:
            self._lay_out(one)
        entries = [Entry(one.outcome, handed_in_at(one.job.submission)) for one in done]
        late = record(self._gradebook, self._unit.name, entries)
        self._penalize(late)
        for one in done:
            self._put_in_place(one.outcome.student)
        return [one.outcome for one in done]

    def mark(self, student: str) -> dict[str, dict[str, Any]] | None:
        """Read how a submission was graded, by notebook; None when it is not there as a whole."""
        folder = self._place(student)
        found = {}
        try:
            for one in self._unit.notebooks:
                metadata = json.loads((folder / f"{one.name}.ipynb").read_bytes())["metadata"]
                found[one.name] = metadata[MARK]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return found

    def clean(self, student: str) -> None:
        """Remove what a run that was killed has left."""
        for kind in ("new", "old"):
            if (left := self._place(student, kind)).exists():
                shutil.rmtree(left)

    def _place(self, student: str, kind: str = "") -> Path:
        """Give a submission's folder; the hidden one beside it with a `kind`."""
        unit = f".{self._unit.name}.{kind}" if kind else self._unit.name
        return Path(self._converter._format_dest(unit, student))

    def _lay_out(self, done: _Done) -> None:
        """Write a submission's folder under another name, as nbgrader's Autograde fills it."""
        student = done.outcome.student
        self.clean(student)
        folder = self._place(student, "new")
        files = {**done.job.submission.files, **done.job.unit.given}
        files |= {f"{name}.ipynb": data for name, data in done.outcome.notebooks.items()}
        for path, data in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        self._converter.set_permissions(f".{self._unit.name}.new", student)

    def _put_in_place(self, student: str) -> None:
        place, old = self._place(student), self._place(student, "old")
        if place.exists():
            os.rename(place, old)
        os.rename(self._place(student, "new"), place)
        shutil.rmtree(old, ignore_errors=True)

    def _penalize(self, late: Sequence[str]) -> None:
        """Let nbgrader's own preprocessor, and the course's plug-in, say what being late costs."""
        classes = map(import_item, self._unit.settings.autograde)
        chosen = [one for one in classes if issubclass(one, AssignLatePenalties)]
        for kind, student, notebook in product(chosen, late, self._unit.notebooks):
            about = {
                "student": student,
                "assignment": self._unit.name,
                "notebook": notebook.name,
                "db_url": self._converter.coursedir.db_url,
            }
            penalize = kind(config=self._converter.config, log=quiet)
            penalize(NotebookNode(cells=[]), {"nbgrader": about})
