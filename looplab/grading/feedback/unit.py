"""What the instructor's notebook says of a unit: what its exercises are called, how they run.

A page names an exercise as its heading does, and draws what a right answer does above what a
learner's does. For that the instructor's notebook is run once, in the same processes as
submissions, and what its checks recorded is kept beside the gradebook, under a hash of all that it
was made from.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_task
from traitlets.config import Config

from looplab.card.writing import write_whole
from looplab.exam import models
from looplab.exam.result import CheckResult
from looplab.exam.seed import SEED
from looplab.grading.environment import setting
from looplab.grading.execute import ExecuteAnyway
from looplab.run import Run
from looplab.storage import VERSION

__all__ = ["Unit", "headings", "read_unit"]

FOLDER = ".looplab"  # in the course folder
FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#{1,3} +(.+?)(?: *\(\d+(?:\.\d+)? points?\))? *#*$", re.MULTILINE)

Runs = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Grade id -> a check's title -> case -> a run in JSON's terms."""

_known: dict[tuple[Path, str], Runs] = {}


@dataclass(frozen=True, slots=True)
class Unit:
    """What is known of a unit beside its submissions.

    Attributes:
        title: of the notebook, as its first heading has it; empty if there is none.
        names: grade id -> the heading under which the exercise stands.
        runs: what a right answer does in each check.
    """

    title: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    runs: Runs = field(default_factory=dict)

    def model(self, grade_id: str, check: CheckResult) -> Run | None:
        """Give what a right answer does in the case that a check shows, if it is known."""
        data = self.runs.get(grade_id, {}).get(check.title, {}).get(check.case)
        return None if data is None else Run.from_json(json.dumps(data))


def read_unit(notebook: Path, folder: Path, config: Config, *, run: bool = True) -> Unit:
    """Read an instructor's notebook, and run it unless that is known; never fails.

    Args:
        notebook: the file under source/; it may be missing.
        folder: of the course, where what came of it is kept.
        config: how submissions are run.
        run: False for the names alone.
    """
    try:
        text = notebook.read_text("utf-8")
        nb = nbformat.reads(text, as_version=4)
    except Exception:  # graded elsewhere, or not by this course's layout
        return Unit()
    title, names = headings(nb)
    return Unit(title, names, _runs(nb, text, notebook, folder, config) if run else {})


def headings(nb: NotebookNode) -> tuple[str, dict[str, str]]:
    """Give a notebook's title, and for each graded cell the heading that it stands under."""
    title = current = ""
    names = {}
    for cell in nb.cells:
        about = cell.metadata.get("nbgrader", {})
        if is_grade(cell) or is_task(cell):
            names[str(about.get("grade_id", ""))] = "" if current == title else current
        if cell.cell_type == "markdown" and not about.get("solution"):
            found = [line.strip() for line in HEADING.findall(FENCED.sub("", cell.source))]
            current = found[-1] if found else current
            title = title or (found[0] if found else "")
    return title, names


def _runs(nb: NotebookNode, text: str, notebook: Path, folder: Path, config: Config) -> Runs:
    seed = os.environ.get(SEED, "")
    made_from = hashlib.sha256(f"{sys.version_info[:2]} {VERSION} {seed} {text}".encode())
    for beside in sorted(notebook.parent.rglob("*")):
        if beside.is_file() and beside.suffix != ".ipynb":
            made_from.update(beside.read_bytes())
    name = made_from.hexdigest()[:16]
    if (folder, name) not in _known:
        file = folder / FOLDER / f"{notebook.stem}-{name}.json"
        try:
            _known[folder, name] = json.loads(file.read_text("utf-8"))
        except (OSError, ValueError):
            _known[folder, name] = _ran(nb, notebook, config)
            with contextlib.suppress(OSError):  # a course folder may be read-only
                file.parent.mkdir(exist_ok=True)
                write_whole(file, json.dumps(_known[folder, name]))
    return _known[folder, name]


def _ran(nb: NotebookNode, notebook: Path, config: Config) -> Runs:
    """Run the instructor's notebook, and collect what its exams recorded."""
    try:
        # Graded, and with what passed checks ran.
        with setting(NBGRADER_EXECUTION="autograde", **{models.ASKED: "1"}):
            resources = {"metadata": {"path": str(notebook.parent)}}
            ExecuteAnyway(config=config).preprocess(nb, resources)
    except Exception:  # then the pictures show the learner's run alone
        return {}
    found: dict[str, Any] = {}
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            if is_grade(cell) and models.MIME in output.get("data", {}):
                found[cell.metadata.nbgrader.grade_id] = output.data[models.MIME]
    return found
