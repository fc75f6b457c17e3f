"""A file that is older than what the session ran is noticed."""

from __future__ import annotations

import pytest

from looplab.card.session import Session

ANSWER = {
    "id": "b",
    "source": ["def double(n):\n", "    return n"],
    "metadata": {"nbgrader": {"grade_id": "double", "solution": True}},
}
CELLS = [{"id": "a", "source": "import math", "metadata": {}}, ANSWER]
SAVED = 100.0
NEWER = "def double(n):\n    return 2 * n"
SAME = "".join(ANSWER["source"])


@pytest.mark.parametrize(
    ("ran", "names"),
    [
        ({}, []),
        ({"b": (150.0, SAME)}, []),
        ({"b": (150.0, SAME + "\n")}, []),
        ({"b": (150.0, NEWER)}, ["`double`"]),
        ({"b": (50.0, NEWER)}, []),  # saved since, and not run again
        ({"a": (150.0, "import cmath"), "new": (151.0, "1")}, ["a cell of your own"]),
    ],
)
def test_a_cell_that_ran_after_the_save_with_another_text_is_named(ran, names) -> None:
    assert Session(ran=ran).not_saved(CELLS, SAVED) == names


@pytest.mark.parametrize(
    ("early", "began", "names"),
    [
        ([NEWER], 150.0, ["`double`"]),
        ([NEWER, SAME], 150.0, []),
        ([SAME, NEWER], 150.0, ["`double`"]),
        ([NEWER], 50.0, []),
        (["def other(): ...", "%time 1", "import cmath"], 150.0, []),
    ],
)
def test_of_what_ran_before_looplab_was_there_the_names_tell(early, began, names) -> None:
    assert Session(began=began, early=early).not_saved(CELLS, SAVED) == names


def test_a_cell_that_ran_again_since_counts_as_it_ran_last() -> None:
    session = Session(began=120.0, early=[NEWER], ran={"b": (150.0, SAME)})
    assert session.not_saved(CELLS, SAVED) == []
