"""Reads the corpus: programs in `cases/`, and what is no program, in `shapes`.

A file ``cases/<name>.py`` is an answer file as `looplab.grading.sample` knows them, with a longer
head. What it does not answer is answered right, and what ``expect`` does not name gets all its
points::

    # note: what it does, in one line
    # expect: double=1
    # finding: double=does-not-hold
    # says: words that stand on the student's feedback page; may come several times
    # flags: words that the instructor's page has about it
    # needs: write              what a sandbox must keep out, or the case is left out: a danger's
    #                           name in `looplab.grading.sandbox.walls`
    # open: why it still gives points; the test of its score is then expected to fail

    # %% double
    the answer
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from nbformat import NotebookNode

from hostile.course import POINTS, RIGHT
from looplab.grading.sample import fill, parse
from looplab.grading.sandbox import Sandbox
from looplab.grading.sandbox.walls import kept_out

CASES = Path(__file__).parent / "cases"
HEAD = re.compile(r"^# (says|flags|needs|open): *(.+)$", re.MULTILINE)
MARK = "31337"
"""What a script of the corpus would show; it must never come to run."""


@dataclass(frozen=True)
class Case:
    """One submission.

    Attributes:
        name: of the student who hands it in.
        note: what it does.
        expect: score of each exercise.
        says: what its student's feedback page must say.
        findings: exercise -> kind of finding on that page.
        flags: what the instructor's page must say about it.
        needs: name of the danger that must be kept out, or it would do harm.
        open: why it still gets points that it should not.
        write: puts the submission into a folder, given the right answers' notebook.
    """

    name: str
    note: str
    expect: dict[str, float]
    write: Callable[[Path, NotebookNode], object] = field(repr=False)
    says: tuple[str, ...] = ()
    findings: dict[str, str] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    needs: str = ""
    open: str = ""

    def does_no_harm_in(self, sandbox: Sandbox) -> bool:
        """Tell whether a sandbox keeps out what it does."""
        return not self.needs or self.needs in {one.name for one in kept_out(sandbox.walls)}


@cache
def corpus() -> tuple[Case, ...]:
    """Read all cases, by name."""
    from hostile.shapes import SHAPES

    found = [_program(path) for path in sorted(CASES.glob("*.py"))] + SHAPES
    return tuple(sorted(found, key=lambda one: one.name))


def answered(release: NotebookNode, **answers: str) -> NotebookNode:
    """Give a copy of a released notebook with right answers, but for these."""
    nb = copy.deepcopy(release)
    for cell in nb.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in RIGHT:
            cell.source = (RIGHT | answers)[name]
    return nb


def _program(path: Path) -> Case:
    text = path.read_text("utf-8")
    answers = parse(path.stem, text)
    head: dict[str, list[str]] = {}
    for key, value in HEAD.findall(text.partition("# %%")[0]):
        head.setdefault(key, []).append(value)

    def write(folder: Path, right: NotebookNode) -> None:
        (folder / "78-hostile.ipynb").write_bytes(fill(right, answers))

    return Case(
        name=path.stem,
        note=answers.note,
        expect=POINTS | answers.expect,
        says=tuple(head.get("says", ())),
        findings=answers.findings,
        flags=tuple(head.get("flags", ())),
        needs=" ".join(head.get("needs", ())),
        open=" ".join(head.get("open", ())),
        write=write,
    )
