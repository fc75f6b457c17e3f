"""Fill a released notebook with a learner's answers, from a small Python file.

A class of learners is kept as files ``tests/course/<unit>/class/<student>.py``: readable in a diff,
and true to whatever ``release/`` is today. A file begins with comments that say who this is and
what must come of it, then has one section for each thing that the learner did::

    # note: awaits each step before starting the next
    # expect: boarding-pass=6 launcher=1.5 what-run-cleans-up=0
    # finding: launcher=awaited-one-by-one

    # %% boarding-pass
    the text that replaces the answer cell with this grade id

    # %% extra after: boarding-pass
    a code cell that the learner added after that one

    # %% delete: test-launcher
    # %% duplicate: boarding-pass
    # %% retype: launcher as markdown

    # %% file
    what was handed in under the notebook's name instead of a notebook

An answer cell without a section stays the untouched stub. ``expect`` gives every exercise (a test
cell's grade id without ``test-``) its exact score. ``finding`` (may be left out) names what the
feedback must say: one ``exercise=kind`` or more.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

__all__ = ["Answers", "Section", "fill", "parse", "read_class"]

HEADER = re.compile(r"#\s*(note|expect|finding):\s*(.*)")
SECTION = re.compile(r"# %%\s*(.+?)\s*$")


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that a learner did: `verb` to the cell `target`, with a text."""

    verb: str
    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What one learner hands in, and what must come of it.

    Attributes:
        student: id of the learner: the file's name.
        note: one line: who this is, and which mistake it is.
        expect: exact score of each exercise.
        findings: exercise -> kind of finding that the feedback must name.
        sections: what the learner did, in order.
    """

    student: str
    note: str
    expect: dict[str, float]
    findings: dict[str, str]
    sections: tuple[Section, ...]


def read_class(folder: Path) -> list[Answers]:
    """Read every learner of a class, by name."""
    return [parse(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.py"))]


def parse(student: str, text: str) -> Answers:
    r"""Read one answer file.

    Raises:
        ValueError: it does not say what to expect, or has a section that is not known.

    Example:
        >>> parse("ada", "# expect: add=3\n# %% add\ndef add(a, b): ...").sections
        (Section(verb='answer', target='add', text='def add(a, b): ...'),)
    """
    header: dict[str, str] = {}
    sections: list[Section] = []
    title, body = None, list[str]()
    for line in [*text.splitlines(), "# %% end"]:
        found = SECTION.match(line)
        if found is None:
            body.append(line)
            continue
        if title is None:
            header = {m[1]: m[2] for m in map(HEADER.match, body) if m}
        else:
            sections.append(_section(student, title, "\n".join(body).strip("\n")))
        title, body = found[1], []
    if "expect" not in header:
        raise ValueError(f"{student}: the file needs a line such as: # expect: launcher=4")
    return Answers(
        student=student,
        note=header.get("note", ""),
        expect={name: float(score) for name, score in _pairs(header["expect"])},
        findings=dict(_pairs(header.get("finding", ""))),
        sections=tuple(sections),
    )


def fill(release: NotebookNode, answers: Answers) -> bytes:
    """Give the bytes of what a learner hands in, made from the released notebook.

    Raises:
        ValueError: a section names a cell that is not there.
    """
    nb = copy.deepcopy(release)
    for section in answers.sections:
        if section.verb == "file":
            return section.text.encode()
        index = _find(nb, section.target, answers.student)
        cell = nb.cells[index]
        if section.verb == "answer":
            cell.source = section.text
        elif section.verb == "delete":
            del nb.cells[index]
        elif section.verb == "duplicate":
            nb.cells.insert(index + 1, copy.deepcopy(cell))
        elif section.verb == "extra":
            nb.cells.insert(index + 1, nbformat.v4.new_code_cell(section.text))
        elif section.verb == "retype":
            nb.cells[index] = nbformat.v4.new_markdown_cell(cell.source, metadata=cell.metadata)
    for number, cell in enumerate(nb.cells):
        cell["id"] = f"cell-{number}"
    return (str(nbformat.v4.writes(nb)) + "\n").encode()


def _section(student: str, title: str, text: str) -> Section:
    """Read a section's title."""
    if title == "file":
        return Section("file", "", text)
    if found := re.fullmatch(r"(delete|duplicate): *(\S+)", title):
        return Section(found[1], found[2], text)
    if found := re.fullmatch(r"extra after: *(\S+)", title):
        return Section("extra", found[1], text)
    if found := re.fullmatch(r"retype: *(\S+) as markdown", title):
        return Section("retype", found[1], text)
    if re.fullmatch(r"[\w-]+", title):
        return Section("answer", title, text)
    raise ValueError(f"{student}: the section '# %% {title}' is none of those that sample.py knows")


def _pairs(text: str) -> list[tuple[str, str]]:
    """Read `a=1 b=2`."""
    return [(name, value) for name, _, value in (item.partition("=") for item in text.split())]


def _find(nb: NotebookNode, grade_id: str, student: str) -> int:
    """Find a cell by its grade id."""
    ids: Sequence[str | None] = [
        cell.metadata.get("nbgrader", {}).get("grade_id") for cell in nb.cells
    ]
    if grade_id not in ids:
        there = ", ".join(filter(None, ids))
        raise ValueError(f"{student}: the notebook has no cell {grade_id!r}; it has: {there}")
    return ids.index(grade_id)
