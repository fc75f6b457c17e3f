"""Every exercise gives right answers all the points, and each wrong one exactly what it earned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

COURSE = Path(__file__).parent


def test_an_exercise_has_three_right_and_six_wrong_answers(exercise: Any) -> None:
    folder = COURSE.joinpath(*exercise)
    assert len(list(folder.glob("right_*.py"))) >= 3
    assert len(list(folder.glob("wrong_*.py"))) >= 6
    assert not [path for path in folder.glob("*.py") if path.stem[:6] not in ("right_", "wrong_")]


def test_every_folder_of_answers_belongs_to_an_exercise(exercises: Any) -> None:
    folders = {(path.parent.name, path.name) for path in COURSE.glob("*/*") if path.is_dir()}
    answers = {at for at in folders if at[1] not in ("class", "__pycache__")}
    assert answers == set(exercises)


def test_the_model_answer_earns_everything(graded: Any, exercise: Any) -> None:
    unit, name = exercise
    outcome = graded(unit, {}, name)
    report = outcome.reports[name]
    assert report.score == report.points > 0, str(report)
    assert not outcome.errors


def test_an_untouched_exercise_earns_nothing_and_counts_as_not_attempted(
    practised: Any, exercise: Any
) -> None:
    unit, name = exercise
    outcome = practised(unit, {}, name)
    report = outcome.reports[name]
    assert report.score == 0
    assert not outcome.errors
    assert {check.status for check in report.checks} == {"not attempted"}
    assert not report.note


def test_a_right_answer_earns_everything(graded: Any, right: Any) -> None:
    outcome = graded(right.unit, right.cells, right.exercise)
    report = outcome.reports[right.exercise]
    assert outcome.findings(right.exercise) == right.findings == (), str(report)
    assert report.score == right.score == report.points
    assert not outcome.errors


def test_a_right_answer_earns_everything_in_practice(
    practised: Any, models: Any, right: Any
) -> None:
    outcome = practised(right.unit, {**models(right.unit), **right.cells}, right.exercise)
    report = outcome.reports[right.exercise]
    assert report.score == report.points, str(report)


def test_a_wrong_answer_earns_exactly_what_it_kept(graded: Any, wrong: Any) -> None:
    outcome = graded(wrong.unit, wrong.cells, wrong.exercise)
    report = outcome.reports[wrong.exercise]
    assert report.score == wrong.score < report.points, str(report)
    assert outcome.findings(wrong.exercise) == wrong.findings, str(report)
    assert wrong.findings
