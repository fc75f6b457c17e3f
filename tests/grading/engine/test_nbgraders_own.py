"""nbgrader's own test notebooks, of plain asserts: the engine gives the scores that nbgrader gives.

They are those of its package (`nbgrader.tests`), handed in as its own tests do it. Stock means
nbgrader's default configuration: ordinary kernels, and no plug-in of ours.
"""

from __future__ import annotations

from pathlib import Path

import nbgrader
import pytest

from looplab.grading.course import ROOT, Course
from looplab.grading.engine.run import Grading

FILES = Path(nbgrader.__file__).parent / "tests" / "apps" / "files"
UNIT, SOURCE = "ps1", "submitted-unchanged"
HANDED_IN = (
    "changed",
    "cheat-attempt",
    "cheat-attempt-alternative",
    "grade-cell-changed",
    "locked-cell-changed",
    "unchanged",
)
STOCK = "c = get_config()\n"
OURS = f"""
c = get_config()
load_subconfig("nbgrader_config.py", path={str(ROOT)!r})
c.Exchange.root = ""
c.ClearSolutions.clear()  # its own words stand in nbgrader's notebooks where nothing was written
"""


def course_in(root: Path, config: str) -> Course:
    """A course with nbgrader's notebook as its unit, and each of the others as a student's."""
    places = {f"source/{UNIT}": SOURCE} | {
        f"submitted/{name}/{UNIT}": f"submitted-{name}" for name in HANDED_IN
    }
    for place, file in places.items():
        (root / place).mkdir(parents=True)
        (root / place / "p1.ipynb").write_bytes((FILES / f"{file}.ipynb").read_bytes())
    (root / "nbgrader_config.py").write_text(config)
    course = Course(root)
    course.generate(UNIT)
    return course


def scores(course: Course) -> dict[str, dict[str, float | None]]:
    with course.gradebook() as gradebook:
        return {
            name: {
                grade.name: grade.auto_score
                for grade in gradebook.find_submission_notebook("p1", UNIT, name).grades
            }
            for name in HANDED_IN
        }


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_they_get_the_scores_that_nbgrader_gives(tmp_path, pool) -> None:
    stock = course_in(tmp_path / "stock", STOCK)
    stock.autograde(UNIT)
    ours = course_in(tmp_path / "ours", OURS)
    assert not [step for step in Grading(ours, UNIT).run(pool) if step.trouble]
    found = scores(ours)
    assert found == scores(stock)
    assert found["changed"] == {"foo": 1.0, "bar": 1.0, "baz": None, "quux": None}
    assert found["unchanged"] == {"foo": 1.0, "bar": 0.0, "baz": 0.0, "quux": 0.0}
