"""From a graded notebook to what its page shows: each exercise with all that belongs to it."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_locked, is_solution, is_task

from looplab.exam.report import MIME, Report
from looplab.grading.consistent import ROUNDING
from looplab.grading.feedback.cleaning import markdown, preformatted
from looplab.grading.feedback.code import highlighted
from looplab.grading.feedback.grades import WAITING
from looplab.grading.feedback.hiding import hide_tests
from looplab.grading.feedback.outputs import shown
from looplab.grading.feedback.steps import next_step
from looplab.grading.feedback.unit import Unit, headings
from looplab.grading.lost import STOPPED
from looplab.grading.repair import NOTES
from looplab.grading.verdict import NO_VERDICT

__all__ = ["Answer", "Exercise", "exercises", "mended"]

PICTURES = 2  # of an exercise: the first failed checks tell most, and each has some 80 kB
HEAVY = 200_000  # characters of reports, after which each exercise has one picture less
LARGEST_REPORT = 300_000  # characters without its runs: nobody reads more, and no exam makes more
LARGEST_RUN = 1_000_000  # characters; an exam keeps none of more than half of that

Draw = Callable[[Report], "Markup | None"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A cell in which a learner answers.

    Attributes:
        name: its grade id.
        body: what stands in it.
        outputs: what it showed.
        comment: what the instructor wrote about it.
    """

    name: str
    body: Markup
    outputs: tuple[Markup, ...] = ()
    comment: Markup | None = None


@dataclass(frozen=True)
class Exercise:
    """What a page shows of one graded cell.

    Attributes:
        anchor: the name by which the page links to it.
        title: its heading.
        points: what it is worth; `score` of them were given.
        waiting: True when a person has yet to grade it.
        todo: what to do next, in one line.
        report: of its exam; `errors` and what it printed if it has none.
        by_hand: the points that the tests gave, when a person has changed them; else None.
        answers: the learner's cells; `others` are those around them, `test` is the test's text.
    """

    anchor: str
    title: str
    points: float
    score: float
    waiting: bool = False
    todo: str = ""
    report: Markup | None = None
    errors: tuple[Markup, ...] = ()
    by_hand: float | None = None
    answers: tuple[Answer, ...] = ()
    others: tuple[Markup, ...] = ()
    test: Markup | None = None
    comment: Markup | None = None

    @property
    def full(self) -> bool:
        """Tell whether nothing is left to be done."""
        return self.score >= self.points and not self.waiting


@dataclass
class _Around:
    """The cells since the last exercise."""

    answers: list[Answer] = field(default_factory=list)
    others: list[Markup] = field(default_factory=list)


def exercises(nb: NotebookNode, unit: Unit) -> tuple[list[Exercise], tuple[Markup, ...]]:
    """Give the exercises of a graded notebook, and the cells after the last one."""
    names = dict(headings(nb)[1]) | {name: said for name, said in unit.names.items() if said}
    found, around = list[Exercise](), _Around()
    for cell in nb.cells:
        if cell.metadata.get(NOTES):
            continue
        if not is_grade(cell) and not is_task(cell):
            if is_solution(cell):
                around.answers.append(_answer(cell))
            else:
                around.others += _other(cell)
            continue
        name = str(cell.metadata.nbgrader.get("grade_id", ""))
        title = names.get(name) or name.removeprefix("test-").replace("-", " ").capitalize()
        if any(one.title == title for one in found):
            title = f"{title} ({name.removeprefix('test-')})"
        heavy = sum(len(one.report or "") for one in found) > HEAVY
        draw = _drawing(name, unit, PICTURES - heavy)
        found.append(_exercise(cell, f"exercise-{len(found) + 1}", title, draw, around))
        around = _Around()
    return found, (*(answer.body for answer in around.answers), *around.others)


def mended(nb: NotebookNode) -> list[str]:
    """List what was mended in a notebook before it was graded."""
    notes = [note for cell in nb.cells for note in cell.metadata.get(NOTES, [])]
    return [note for note in notes if isinstance(note, str)]


def _exercise(cell: NotebookNode, anchor: str, title: str, draw: Draw, around: _Around) -> Exercise:
    about = cell.metadata.nbgrader
    points, score = float(about.get("points") or 0), float(about.get("score") or 0)
    waiting = bool(about.get(WAITING))
    test = None
    report = None
    if is_solution(cell) or is_task(cell):
        around.answers.append(_answer(cell))
    else:
        hide_tests(cell)
        report = _report(cell)
        test = highlighted(cell.source)
    drawn = None if report is None else draw(report)
    shown_otherwise = drawn is None and not is_solution(cell)
    return Exercise(
        anchor=anchor,
        title=title,
        points=points,
        score=score,
        waiting=waiting,
        todo=next_step(cell, report, score, points, waiting=waiting),
        report=drawn,
        errors=tuple(_errors(cell)) if shown_otherwise else (),
        by_hand=_other_than(score, report),
        answers=tuple(around.answers),
        others=tuple(around.others),
        test=test,
        comment=_comment(cell) if not is_solution(cell) else None,
    )


def _report(cell: NotebookNode) -> Report | None:
    """Read the report of a test cell; it was made in a student's process, so it may be anything."""
    outputs = cell.get("outputs", [])
    data = [one.data[MIME] for one in outputs if MIME in one.get("data", {})]
    if len(data) != 1 or any(one.output_type == "error" for one in outputs):
        return None
    try:
        report = Report.from_data(data[0])
        for check in report.checks:
            if check.run is not None and not _drawable(check.run):
                return None
        words = report.to_data()
        words["checks"] = [{**check, "run": None} for check in words["checks"]]
        return report if len(json.dumps(words)) <= LARGEST_REPORT else None
    except Exception:
        return None


def _drawable(run: dict[str, Any]) -> bool:
    """Tell whether a stored run can be laid out soon: not too large, and each task has its place.

    A family tree with a loop in it would keep who draws it busy.
    """
    known = set[int]()
    for task in run.get("tasks", ()):
        if type(task["id"]) is not int or not {task.get("parent")} <= known | {None}:
            return False
        known.add(task["id"])
    return len(json.dumps(run)) <= LARGEST_RUN


def _drawing(name: str, unit: Unit, most: int) -> Draw:
    """Make what draws a report from its data alone: it escapes whatever it says."""

    def draw(report: Report) -> Markup | None:
        try:
            html = report.html(
                pictures=True, most=most, model=lambda check: unit.model(name, check)
            )
        except Exception:  # data of no shape: its plain text is shown
            return None
        return Markup(html)

    return draw


def _other_than(score: float, report: Report | None) -> float | None:
    """Give the score of a report, if a person has given another one."""
    same = report is None or math.isclose(report.score, score, abs_tol=ROUNDING)
    return None if same or report is None else report.score


def _errors(cell: NotebookNode) -> Iterator[Markup]:
    """Show what a test cell without a report left: sentences of ours, or outputs of any kind."""
    for output in cell.get("outputs", []):
        if output.get("output_type") == "error" and output.get("ename") in (STOPPED, NO_VERDICT):
            yield Markup("<p>{}</p>").format(output.get("evalue", ""))
        elif output.get("output_type") != "execute_result":
            plain = {"text/plain": output.get("data", {}).get("text/plain", "")}
            kept = (
                NotebookNode(output | {"data": plain}) if MIME in output.get("data", {}) else output
            )
            yield from shown([kept])


def _answer(cell: NotebookNode) -> Answer:
    name = str(cell.metadata.nbgrader.get("grade_id", ""))
    outputs = tuple(shown(cell.get("outputs", [])))
    return Answer(name, _body(cell), outputs, _comment(cell))


def _other(cell: NotebookNode) -> Iterator[Markup]:
    if cell.source.strip():
        yield _body(cell)
        if not is_locked(cell):
            yield from shown(cell.get("outputs", []))


def _body(cell: NotebookNode) -> Markup:
    if cell.cell_type == "markdown":
        return Markup("<div class='prose'>{}</div>").format(markdown(cell.source))
    return highlighted(cell.source) if cell.cell_type == "code" else preformatted(cell.source)


def _comment(cell: NotebookNode) -> Markup | None:
    said: Any = cell.metadata.get("nbgrader", {}).get("comment")
    return markdown(said) if isinstance(said, str) and said.strip() else None
