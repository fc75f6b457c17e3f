"""Read whatever was handed in under a notebook's name.

nbgrader drops a submission that is not JSON: no score, no word to the student. Here it becomes an
empty notebook that knows what was wrong. The repair that follows says so and adds the untouched
exercises, and so the score is 0.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode

__all__ = ["UNREADABLE", "ForgivingExporter", "read_anything"]

UNREADABLE = "looplab-unreadable"
"""Metadata key of a notebook that stands in for an unreadable file; its value says why."""


def read_anything(data: bytes) -> NotebookNode:
    """Read a submission's bytes as a notebook, or give an empty one that says why not.

    Example:
        >>> read_anything(b"").metadata[UNREADABLE]
        'the file is empty'
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    try:
        found = json.loads(text)
    except ValueError as error:
        return _stand_in(_what_it_is(text, error))
    if not isinstance(found, dict) or not ("cells" in found or "worksheets" in found):
        return _stand_in("the file is JSON, but no notebook: it has no cells")
    try:
        nb: NotebookNode = nbformat.convert(nbformat.reader.reads(text), 4)
        nb.metadata.pop(UNREADABLE, None)
    except Exception as error:  # any shape of data may be in there
        return _stand_in(f"the file is no valid notebook ({type(error).__name__})")
    return nb


def _what_it_is(text: str, error: ValueError) -> str:
    start = text.lstrip()[:200]
    if not start:
        return "the file is empty"
    if start.startswith("<"):
        return "the file is a web page, not a notebook"
    if start.startswith("PK"):
        return "the file is a zip archive, not a notebook"
    if "<<<<<<< " in text:
        return "the file holds the marks of an unfinished merge (<<<<<<<)"
    if start.startswith("{"):
        return f"the file is cut off or damaged ({error})"
    return "the file is not a notebook: a notebook is JSON text, which begins with {"


def _stand_in(why: str) -> NotebookNode:
    nb: NotebookNode = nbformat.v4.new_notebook()
    nb.metadata[UNREADABLE] = why
    return nb


class ForgivingExporter(NotebookExporter):
    """nbconvert's notebook exporter, which also takes files that are no notebooks.

    nbgrader's Autograde makes one and gives it each file of a submission.
    """

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
        nb = read_anything(path.read_bytes())
        return self.from_notebook_node(nb, resources=resources, **kw)  # type: ignore[no-untyped-call]
