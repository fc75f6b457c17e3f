"""Run a unit's notebook in this process with other answers, and read what its exams say.

An answer file ``tests/course/<unit>/<exercise>/{right,wrong}_<what>.py`` begins with what must come
of it, then has one section for each answer cell that it replaces::

    # score: 4
    # finding: never-awaited wrong-result

    # %% boarding-pass
    async def boarding_pass(passenger): ...

``finding`` has the kinds that the exam's checks name, each once, in the order of the checks; a
right answer has none. An answer cell without a section keeps the model answer.
"""

from __future__ import annotations

import gc
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Protocol

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from looplab.exam.report import Report
from looplab.grading.consistent import contradiction
from looplab.observe.young import freeze_for_good

COURSE = Path(__file__).parent
ROOT = COURSE.parents[1]
sys.path.insert(0, str(COURSE))  # lets the tests share `mutants`, which stands beside them
HEADER = re.compile(r"^# (score|finding): *(.+)$", re.MULTILINE)
CHECK = re.compile(r"^( +)(?=with e\.(?:hidden_)?check\()", re.MULTILINE)
ENOUGH = r"\1assert all(check.passed for check in e._checks), 'points are lost already'\n\1"
SECTION = re.compile(r"^# %% *(\S+) *$", re.MULTILINE)


@dataclass(frozen=True)
class Cell:
    """A code cell; `grade_id` is empty for one that nbgrader does not know."""

    grade_id: str
    source: str
    answer: bool
    points: float | None

    @property
    def exercise(self) -> str:
        """Give the exercise that this cell tests, or nothing."""
        return "" if self.points is None else self.grade_id.removeprefix("test-")


@dataclass(frozen=True)
class Answer:
    """What one file holds."""

    unit: str
    exercise: str
    name: str
    score: float
    findings: tuple[str, ...]
    cells: Mapping[str, str]


@dataclass
class Outcome:
    """What came of a notebook: the exams' reports, and the cells that raised an error."""

    reports: dict[str, Report] = field(default_factory=dict)
    errors: dict[str, BaseException] = field(default_factory=dict)

    def findings(self, exercise: str) -> tuple[str, ...]:
        """Give the kinds that an exercise's checks name, each once, in their order."""
        found = (check.finding for check in self.reports[exercise].checks)
        return tuple(dict.fromkeys(one.kind for one in found if one is not None))


class Run(Protocol):
    """What the fixtures `graded` and `practised` give."""

    def __call__(
        self, unit: str, given: Mapping[str, str], only: str = "", *, hurried: bool = False
    ) -> Outcome: ...


def units() -> list[str]:
    """Name the units that have an assignment."""
    return sorted(path.stem for path in ROOT.glob("source/*/*.ipynb"))


@cache
def cells(folder: str, unit: str) -> tuple[Cell, ...]:
    """Read the code cells of a unit, from `source` or `release`."""
    nb = nbformat.read(ROOT / folder / unit / f"{unit}.ipynb", as_version=4)
    marked = [(c, c.metadata.get("nbgrader", {})) for c in nb.cells if c.cell_type == "code"]
    return tuple(
        Cell(
            m.get("grade_id", ""),
            c.source,
            bool(m.get("solution")),
            float(m["points"]) if m.get("grade") else None,
        )
        for c, m in marked
    )


def every_exercise() -> list[tuple[str, str]]:
    """Name each unit's exercises, as its source has them."""
    return [(unit, c.exercise) for unit in units() for c in cells("source", unit) if c.exercise]


def answer(path: Path) -> Answer:
    """Read an answer file."""
    head, *rest = SECTION.split(path.read_text("utf-8"))
    header = dict(HEADER.findall(head))
    return Answer(
        unit=path.parents[1].name,
        exercise=path.parent.name,
        name=path.stem,
        score=float(header["score"]),
        findings=tuple(header.get("finding", "").split()),
        cells=dict(zip(rest[::2], (text.strip("\n") for text in rest[1::2]), strict=True)),
    )


def answers(kind: str) -> list[Answer]:
    """Read every answer file of a kind, `right` or `wrong`."""
    return [answer(path) for path in sorted(COURSE.glob(f"*/*/{kind}_*.py"))]


def model_answers(unit: str) -> dict[str, str]:
    """Give the answers that the source holds itself."""
    return {cell.grade_id: cell.source for cell in cells("source", unit) if cell.answer}


@contextmanager
def fresh_shell() -> Iterator[InteractiveShell]:
    """Lend a shell that knows nothing, and put away what a learner's code left behind."""
    freeze_for_good()  # as graders do, or each collection looks through all that the tests know
    main = sys.modules["__main__"]
    shell = InteractiveShell(config=Config(HistoryManager={"enabled": False}))
    try:
        yield shell
    finally:
        shell.restore_sys_module_state()
        sys.modules["__main__"] = main
        with warnings.catch_warnings():  # a coroutine that nobody awaited warns as it goes
            warnings.simplefilter("ignore")
            shell.reset()
            gc.collect()


def run(
    folder: str, unit: str, given: Mapping[str, str], only: str = "", *, hurried: bool = False
) -> Outcome:
    """Run a notebook from top to bottom, in a shell of its own.

    Args:
        folder: `source` or `release`.
        unit: its name.
        given: grade id of an answer cell -> the text that replaces the cell.
        only: leave out the test cells of all other exercises.
        hurried: end an exam after the first check that was not passed.
    """
    unknown = given.keys() - {cell.grade_id for cell in cells(folder, unit) if cell.answer}
    assert not unknown, f"{unit} has no answer cell {', '.join(sorted(unknown))}"
    outcome = Outcome()
    with fresh_shell() as shell:
        for cell in cells(folder, unit):
            if only and cell.exercise not in ("", only):
                continue
            source = given.get(cell.grade_id, cell.source)
            if hurried and cell.exercise:
                source = CHECK.sub(ENOUGH, source)
            done = shell.run_cell(source)
            error = done.error_before_exec or done.error_in_exec
            if error is not None:
                outcome.errors[cell.grade_id] = error
            elif cell.exercise:
                outcome.reports[cell.exercise] = report = shell.user_ns["e"].report
                assert done.result == report.score, "the test cell must end in `e.score`"
                if report.mode == "grading" and not hurried:
                    assert not contradiction(report.to_data(), cell.source)
    return outcome


@pytest.fixture
def own_ipython(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep off the settings and the history of whoever runs the tests."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))


@pytest.fixture
def graded(monkeypatch: pytest.MonkeyPatch, own_ipython: None) -> Run:
    """Run the source as nbgrader grades it."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    return partial(run, "source")


@pytest.fixture
def practised(monkeypatch: pytest.MonkeyPatch, own_ipython: None) -> Run:
    """Run the student version as a student does."""
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return partial(run, "release")


@pytest.fixture
def models() -> Callable[[str], dict[str, str]]:
    """Look up the answers that a unit's source holds itself."""
    return model_answers


@pytest.fixture
def answer_cells() -> Callable[[str, str], dict[str, str]]:
    """Look up an exercise's own answer cells: those after the test of the exercise before it."""

    def find(unit: str, exercise: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for cell in cells("source", unit):
            if cell.answer:
                found[cell.grade_id] = cell.source
            if cell.exercise == exercise:
                return found
            if cell.exercise:
                found = {}
        raise AssertionError(f"{unit} has no exercise {exercise}")

    return find


SPOILED = "spoiled answers that cost points"  # the name of a test's property: exercise, how many


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the checks caught; the reports come from the workers, too."""
    reports = (*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed"))
    rows = [value for one in reports for name, value in one.user_properties if name == SPOILED]
    if rows:
        terminalreporter.section(SPOILED)
    for exercise, caught, matter in rows:
        terminalreporter.write_line(f"{caught:4} of {matter:4}  {caught / matter:4.0%}  {exercise}")


@pytest.fixture
def exercises() -> list[tuple[str, str]]:
    """Name all exercises of the course."""
    return every_exercise()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test that asks for it every exercise, right answer or wrong answer."""
    for kind in ("right", "wrong"):
        if kind in metafunc.fixturenames:
            found = answers(kind)
            names = [f"{one.unit}/{one.exercise}/{one.name}" for one in found]
            metafunc.parametrize(kind, found, ids=names)
    if "exercise" in metafunc.fixturenames:
        metafunc.parametrize("exercise", every_exercise(), ids="/".join)
