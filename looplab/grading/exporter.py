"""nbgrader's way into a submission: a copy of its folder, and a notebook of whatever is in it.

nbgrader's Autograde makes one exporter for a run, after it has listed the submissions and before it
looks into them. This one then shows it the copies that `inbox` makes.
"""

from __future__ import annotations

import glob
import os
import shutil
import tempfile
import weakref
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import find_all_files

from looplab.grading.inbox import Handed, folders, take_in

__all__ = ["ForgivingExporter", "PatientAutograde"]


class PatientAutograde(Autograde):  # type: ignore[misc]
    """nbgrader's Autograde, which also takes a submission in which no notebook is to be found.

    nbgrader's own command says that there is none, and stops, when it is asked for this one alone.
    """

    def init_notebooks(self) -> None:
        """List the submissions; the exporter completes the list."""
        try:
            super().init_notebooks()
        except NbGraderException:
            folder = self._format_source(self.coursedir.assignment_id, self.coursedir.student_id)
            if not glob.glob(folder):
                raise


class ForgivingExporter(NotebookExporter):
    """nbconvert's notebook exporter, which also takes files that are no notebooks.

    nbgrader's Autograde gives it each file of a submission, as handed in and again as mended.
    """

    def __init__(self, **kw: Any) -> None:
        super().__init__(**kw)  # type: ignore[no-untyped-call]
        self._handed: dict[str, Handed] = {}
        if getattr(self.parent, "coursedir", None) is not None:
            self._take_in(self.parent)

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **kw: Any
    ) -> Any:
        """Read a file and pass it through the preprocessors; see nbconvert's `Exporter`."""
        path = Path(filename)
        resources = dict(resources or {})
        # As nbconvert's own method has it: the folder in which cells run, and the notebook's name.
        resources["metadata"] = resources.get("metadata", {}) | {
            "path": str(path.parent),
            "name": path.stem,
        }
        handed = self._handed.get(filename)
        if handed is None and self._handed:
            nb = nbformat.read(path, 4)  # mended by us, and to be run now
        else:
            nb = (handed or Handed()).notebook(path.read_bytes())
        return self.from_notebook_node(nb, resources=resources, **kw)  # type: ignore[no-untyped-call]

    def _take_in(self, converter: Any) -> None:
        """Copy each submission, and lead the converter to the copies."""
        theirs = converter.coursedir
        unit = theirs.assignment_id
        try:
            expected = _expected(theirs, unit)
        except MissingEntry:
            return  # nbgrader says so itself
        copies = tempfile.mkdtemp(prefix="looplab-inbox-")
        weakref.finalize(self, shutil.rmtree, copies, ignore_errors=True)
        ours = CourseDirectory(config=theirs.config)
        ours.set_trait("root", theirs.root)
        for name, value in theirs.trait_values(config=True).items():
            ours.set_trait(name, value)
        ours.submitted_directory = copies
        folder = theirs.format_path(theirs.source_directory, ".", unit)
        given = find_all_files(folder, [*theirs.ignore, "*.ipynb"])
        given = [os.path.relpath(path, folder) for path in given]
        assignments = {}
        for student, source in folders(theirs, unit).items():
            copy = ours.format_path(copies, student, unit)
            handed = take_in(source, Path(copy), expected, given)
            assignments[copy] = [os.path.join(copy, f"{name}.ipynb") for name in handed]
            self._handed |= dict(zip(assignments[copy], handed.values(), strict=True))
        converter.coursedir, converter.assignments = ours, assignments


def _expected(coursedir: Any, unit: str) -> dict[str, set[str]]:
    """Give the notebooks of a unit that are to be graded, and the grade ids in each."""
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        return {
            notebook.name: {cell.name for cell in notebook.source_cells}
            for notebook in gradebook.find_assignment(unit).notebooks
            if coursedir.notebook_id in ("*", notebook.name)
        }
