"""The main job, end to end, on a class that is in the repository: ``make demo``.

In the folder ``demo/`` (which git ignores) it builds the student versions, hands in what the sample
class wrote, grades it with nbgrader, writes the feedback pages, and prints a table of scores and
reasons. The scores must be those that the sample class's files expect.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from time import monotonic

import nbformat
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Table

from looplab.grading import insight
from looplab.grading.course import ROOT, Course
from looplab.grading.engine.feedback import outdated, write
from looplab.grading.engine.pool import LocalPool
from looplab.grading.engine.run import Grading
from looplab.grading.results import Graded, read_graded
from looplab.grading.sample import Answers, fill, read_class

__all__ = ["differences", "grade_class", "hand_in", "lay_out", "main"]

CONFIG = f'''"""The demo's settings: the course's own, with every file in this folder."""

from pathlib import Path

here = Path(__file__).resolve().parent
c = get_config()
load_subconfig("nbgrader_config.py", path={str(ROOT)!r})
c.CourseDirectory.root = str(here)
c.Exchange.root = str(here / "exchange")
'''
HANDED_IN = "2024-01-15 12:00:00 UTC"


def main(root: Path = ROOT) -> int:
    """Grade the sample class of a repository, and print what came of it.

    Returns:
        0 when every score is as expected, 1 when one differs or is missing.
    """
    console = Console(width=None if sys.stdout.isatty() else 120, highlight=False)
    folder = root / "demo"
    folders = sorted(root.glob("tests/course/*/class"))
    try:
        classes = {path.parent.name: read_class(path) for path in folders}
    except ValueError as error:
        console.print(f"An answer file cannot be used. {escape(str(error))}", style="red")
        return 1
    classes = {unit: answers for unit, answers in classes.items() if answers}
    if not classes:
        console.print("There is no sample class: tests/course/<unit>/class/ holds no answers.")
        return 1
    began = monotonic()
    course = lay_out(folder, list(classes), root / "source")
    wrong = []
    for unit, answers in classes.items():
        console.print(f"[bold]{unit}[/]: {len(answers)} submissions")
        hand_in(course, unit, answers)
        with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
            bar = progress.add_task("grading", total=2 * len(answers))
            for student, trouble in grade_class(course, unit, [one.student for one in answers]):
                if trouble:
                    console.print(f"{student} could not be graded: {escape(trouble)}", style="red")
                progress.advance(bar)
        graded = read_graded(course, unit)
        console.print(_scores(graded, answers))
        console.print(_common(graded))
        insight.write(course, unit, graded)
        wrong += differences(graded, answers)
        _where_to_look(console, course, unit, graded)
    for line in wrong:
        console.print(escape(line), style="red")
    count = sum(len(answers) for answers in classes.values())
    verdict = f"{len(wrong)} differences from what was expected" if wrong else "all as expected"
    console.print(f"{count} submissions graded in {monotonic() - began:.0f} s: {verdict}.")
    return 1 if wrong else 0


def lay_out(folder: Path, units: Sequence[str], source: Path) -> Course:
    """Make a course in a new folder, and build its student versions."""
    if folder.exists():
        shutil.rmtree(folder)
    (folder / "exchange").mkdir(parents=True)
    (folder / "nbgrader_config.py").write_text(CONFIG, "utf-8")
    for unit in units:
        shutil.copytree(source / unit, folder / "source" / unit)
    course = Course(folder)
    for unit in units:
        course.generate(unit)
    return course


def hand_in(course: Course, unit: str, answers: Sequence[Answers]) -> None:
    """Put each learner's notebook where `nbgrader collect` would."""
    release = nbformat.read(course.root / "release" / unit / f"{unit}.ipynb", 4)
    for one in answers:
        place = course.root / "submitted" / one.student / unit
        place.mkdir(parents=True)
        (place / f"{unit}.ipynb").write_bytes(fill(release, one))
        (place / "timestamp.txt").write_text(HANDED_IN)


def grade_class(
    course: Course, unit: str, students: Sequence[str], jobs: int | None = None
) -> Iterator[tuple[str, str]]:
    """Grade a class, and then write its feedback; yield (student, trouble) for each of the two."""
    with closing(LocalPool(jobs or min(os.cpu_count() or 1, len(students)), course.root)) as pool:
        graded = []
        for step in Grading(course, unit, force=True).run(pool):
            yield step.student, step.trouble
            graded += [] if step.trouble else [step.student]
        yield from write(course, unit, outdated(course, unit, graded), pool)


def differences(graded: Sequence[Graded], answers: Sequence[Answers]) -> list[str]:
    """List, in sentences, the scores and findings that are not as the answer files expect."""
    found = {one.student: one for one in graded}
    wrong = []
    for one in answers:
        got = found.get(one.student)
        scores = {exercise.name: exercise.score for exercise in got.exercises} if got else {}
        for name in sorted(one.expect.keys() | scores.keys()):
            if scores.get(name) != one.expect.get(name):
                told = f"expected {one.expect.get(name)}, got {scores.get(name)}"
                wrong.append(f"{one.student}, {name}: {told}")
        kinds = {(name, reason.kind) for name, reason in got.reasons} if got else set()
        for name, kind in one.findings.items():
            if (name, kind) not in kinds:
                there = ", ".join(sorted(k for n, k in kinds if n == name)) or "nothing"
                wrong.append(f"{one.student}, {name}: expected the finding {kind}, got {there}")
    return wrong


def _scores(graded: Sequence[Graded], answers: Sequence[Answers]) -> Table:
    """Make the table of students and exercises."""
    names = list(dict.fromkeys(one.name for each in graded for one in each.exercises))
    expect = {one.student: one.expect for one in answers}
    table = Table(show_lines=False, pad_edge=False)
    table.add_column("student", no_wrap=True)
    for name in names:
        table.add_column(name, justify="right")
    table.add_column("total", justify="right")
    table.add_column("why, as the student reads it", ratio=1)
    for each in graded:
        cells = []
        for name in names:
            one = next(one for one in each.exercises if one.name == name)
            right = one.score == expect.get(each.student, {}).get(name)
            score = "none" if one.score is None else f"{one.score:g}"
            cells.append(f"{score}/{one.points:g}" if right else f"[red]{score}/{one.points:g}[/]")
        why = each.reasons[0] if each.reasons else None
        told = "" if why is None else f"{why[0]}: {why[1].sentence}".removeprefix(": ")
        table.add_row(each.student, *cells, f"{each.score:g}", escape(told))
    return table


def _common(graded: Sequence[Graded]) -> Table:
    """Make the table of the most common findings."""
    table = Table(title="what the class misunderstood", title_justify="left", pad_edge=False)
    table.add_column("students", justify="right")
    table.add_column("exercise")
    table.add_column("finding")
    for one in insight.misunderstandings(graded)[:8]:
        table.add_row(str(len(one.students)), one.exercise or "(whole notebook)", one.kind)
    return table


def _where_to_look(console: Console, course: Course, unit: str, graded: Sequence[Graded]) -> None:
    """Say where the feedback lies, and which page to open first: one that has something to tell."""

    def tells(one: Graded) -> int:
        return sum(0 < (exercise.score or 0) < exercise.points for exercise in one.exercises)

    first = max(graded, key=lambda one: (tells(one), 0 < one.score < one.points)).student
    where = course.root.name
    console.print(f"Feedback for every student: {where}/feedback/<student>/{unit}/{unit}.html")
    console.print(f"Open this one first:        {where}/feedback/{first}/{unit}/{unit}.html")
    console.print(f"For the instructor:         {where}/insight/{unit}.html")
    console.print(f"The gradebook (SQLite):     {where}/gradebook.db")


if __name__ == "__main__":
    sys.exit(main())
