"""A class of the small course, the engine's way to grade it, and every row that comes of it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from sqlalchemy import inspect, text

from looplab.grading.course import Course
from looplab.grading.engine.pool import LocalPool
from looplab.grading.engine.run import Grading, Step

Rows = dict[str, list[dict[str, object]]]


@pytest.fixture(scope="session")
def rows() -> Callable[[Course], Rows]:
    """Reads every row of a gradebook, with names in the place of ids."""
    return _rows


def _rows(course: Course) -> Rows:
    with course.gradebook() as gradebook, gradebook.engine.connect() as connection:
        read = {
            table: [
                dict(one) for one in connection.execute(text(f"SELECT * FROM {table}")).mappings()
            ]
            for table in inspect(connection).get_table_names()
        }
    names = {
        row["id"]: row["name"]
        for table in ("assignment", "notebook", "base_cell", "source_cell")
        for row in read[table]
    }
    students = {row["id"]: row["student_id"] for row in read["submitted_assignment"]}
    names |= students
    names |= {row["id"]: students[row["assignment_id"]] for row in read["submitted_notebook"]}
    own = {row["id"] for table in ("grade", "comment") for row in read[table]}
    return {
        table: sorted(
            (
                {key: names.get(value, value) for key, value in row.items() if value not in own}
                for row in found
            ),
            key=repr,
        )
        for table, found in read.items()
    }


@pytest.fixture(scope="session")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalPool]:
    """Two workers; to start them takes longer than most of what they do here."""
    with closing(LocalPool(2, tmp_path_factory.mktemp("workers"))) as pool:
        yield pool


@pytest.fixture
def grade(small, pool) -> Callable[..., dict[str, Step]]:
    """Grades the small course; gives what became of each submission."""

    def grade(student: str = "*", **options: object) -> dict[str, Step]:
        steps = list(Grading(small.course, small.unit, student, **options).run(pool))
        assert len({step.student for step in steps}) == len(steps), "each is told once"
        return {step.student: step for step in steps}

    return grade


@pytest.fixture
def hand_in_class(small) -> Callable[[], None]:
    """Hands in what a class does: right, wrong and odd."""

    def hand_in() -> None:
        small.submit("ada", small.right())
        small.submit("bob", small.right(double="def double(n):\n    return 2"))
        small.submit("cyn", small.released())
        copied = small.right(**{"say-why": "It is the sum."})
        for name in ("add", "test-add"):
            place = small.index(copied, name)
            copied.cells.insert(place, copy.deepcopy(copied.cells[place]))
        small.submit("dee", copied)
        without = small.right(**{"say-why": "They are equal."})
        del without.cells[small.index(without, "test-double")]
        small.submit("eve", without)
        small.submit("fay", b"<html>log in first</html>")

    return hand_in
