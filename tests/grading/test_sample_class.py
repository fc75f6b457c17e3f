"""The sample class, graded by nbgrader: everyone gets what the answer file says."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from looplab.grading.course import ROOT, Course
from looplab.grading.demo import differences, grade_class, hand_in, lay_out
from looplab.grading.results import Graded, read_graded
from looplab.grading.sample import Answers, read_class

CLASSES = {path.parent.name: read_class(path) for path in ROOT.glob("tests/course/*/class")}
UNITS = sorted(unit for unit, answers in CLASSES.items() if answers)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def students(unit: str) -> list[str]:
    return [one.student for one in CLASSES[unit]]


def grade(course: Course, unit: str) -> dict[str, Graded]:
    """Grade everyone, and give what came of it by student."""
    trouble = {name: said for name, said in grade_class(course, unit, students(unit)) if said}
    assert not trouble
    return {one.student: one for one in read_graded(course, unit)}


@pytest.fixture(scope="module")
def courses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Course]:
    """A course folder for each unit that has a class, with everything handed in."""
    made = {}
    for unit in UNITS:
        folder: Path = tmp_path_factory.mktemp(unit) / "course"
        made[unit] = lay_out(folder, [unit], ROOT / "source")
        hand_in(made[unit], unit, CLASSES[unit])
    return made


@pytest.fixture(scope="module")
def graded(courses: dict[str, Course]) -> dict[str, dict[str, Graded]]:
    return {unit: grade(course, unit) for unit, course in courses.items()}


@pytest.fixture
def busy_machine() -> Iterator[None]:
    """Keep every core of a small machine at work."""
    loads = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2)]
    yield
    for load in loads:
        load.kill()
        load.wait()


@pytest.mark.parametrize(
    ("unit", "answers"),
    [
        pytest.param(unit, one, id=f"{unit}-{one.student}")
        for unit in UNITS
        for one in CLASSES[unit]
    ],
)
def test_a_learner_gets_the_score_and_the_finding_written_in_the_answer_file(
    graded: dict[str, dict[str, Graded]], unit: str, answers: Answers
) -> None:
    assert differences([graded[unit][answers.student]], [answers]) == []


@pytest.mark.parametrize("unit", UNITS)
def test_kernels_give_the_same_grades_and_findings(
    courses: dict[str, Course], graded: dict[str, dict[str, Graded]], unit: str
) -> None:
    courses[unit].config.ExecuteAnyway.way = "kernel"
    try:
        by_kernel = grade(courses[unit], unit)
    finally:
        courses[unit].config.ExecuteAnyway.way = "warm"
    assert {name: _found(one) for name, one in by_kernel.items()} == {
        name: _found(one) for name, one in graded[unit].items()
    }


def _found(one: Graded) -> Graded:
    """Give what came of a submission, without how it was found: in which sandbox, how quickly."""
    return replace(one, sandbox="", seconds=None)


@pytest.mark.parametrize("unit", UNITS)
def test_grading_again_on_a_busy_machine_gives_the_same_scores(
    courses: dict[str, Course],
    graded: dict[str, dict[str, Graded]],
    busy_machine: None,
    unit: str,
) -> None:
    def scores(found: dict[str, Graded]) -> dict[str, dict[str, float | None]]:
        return {
            name: {exercise.name: exercise.score for exercise in one.exercises}
            for name, one in found.items()
        }

    assert scores(grade(courses[unit], unit)) == scores(graded[unit])
