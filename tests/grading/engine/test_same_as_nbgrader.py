"""The engine leaves what `nbgrader autograde` leaves: in the gradebook, and in `autograded/`."""

from __future__ import annotations

import datetime
import json
import shutil
import stat
from pathlib import Path

import pytest

from looplab.grading.execute import MARK

DUE = datetime.datetime(2024, 1, 15, 12)


@pytest.fixture
def twin(small, hand_in_class, tmp_path):
    """The same course with the same class, in another folder; half of the class is late."""
    hand_in_class()
    for number, student in enumerate(("ada", "bob", "cyn", "dee")):
        at = DUE + datetime.timedelta(hours=number - 1)
        folder = small.path("submitted", student).parent
        (folder / "timestamp.txt").write_text(f"{at} UTC")
        (folder / "notes").mkdir()
        (folder / "notes" / "own.txt").write_text("mine")
        (folder / "stations.txt").write_text("a student's own, which does not count")
    with small.course.gradebook() as gradebook:
        gradebook.update_or_create_assignment(small.unit, duedate=DUE)
    other = type(small)(Path(shutil.copytree(small.root, tmp_path / "twin")))
    for one in (small, other):
        one.course.config.LateSubmissionPlugin.penalty_method = "zero"
    return other


def by_hand(course) -> None:
    """What persons do between two gradings: scores, comments, credit, an extension."""
    unit = course.units[0]
    with course.gradebook() as gradebook:
        for name, student in (("say-why", "dee"), ("test-add", "cyn")):
            grade = gradebook.find_grade(name, unit, unit, student)
            grade.manual_score, grade.needs_manual_grade = 1.5, False
        gradebook.find_grade("test-add", unit, unit, "ada").extra_credit = 1.0
        gradebook.find_comment("say-why", unit, unit, "dee").manual_comment = "Well said."
        gradebook.find_submission_notebook(unit, unit, "bob").flagged = True
        gradebook.db.commit()
        gradebook.grant_extension(unit, "cyn", hours=5)


def listing(small) -> dict[str, tuple[object, ...]]:
    """Every file in `autograded/`: rights, and content without our mark."""
    found = {}
    for path in sorted(small.root.glob("autograded/**/*")):
        content: object = None
        if path.suffix == ".ipynb":
            content = json.loads(path.read_bytes())
            content["metadata"].pop(MARK, None)
        elif path.is_file():
            content = path.read_bytes()
        name = str(path.relative_to(small.root))
        found[name] = stat.filemode(path.stat().st_mode), content
    return found


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_gradebook_and_the_files_are_the_same_row_by_row(small, twin, grade, rows) -> None:
    twin.grade()
    steps = grade()
    assert not [step for step in steps.values() if step.trouble or step.unchanged]
    assert rows(small.course) == rows(twin.course)
    assert listing(small) == listing(twin)
    found = rows(small.course)
    penalties = {
        one["assignment_id"]: one["late_submission_penalty"] for one in found["submitted_notebook"]
    }
    assert penalties == dict.fromkeys(penalties) | {"cyn": 0.0, "dee": 7.0}, "two were late"
    for one in (small, twin):
        by_hand(one.course)
        one.submit("bob", one.right())
    twin.grade()
    steps = grade(force=True)
    assert rows(small.course) == rows(twin.course)
    assert listing(small) == listing(twin)
    assert small.scores("bob") == {"add": 3, "double": 4}
