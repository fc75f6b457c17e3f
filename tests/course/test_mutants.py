"""Spoil each model answer by one edit at a time: a check must notice every edit that matters.

``tests/course/<unit>/survivors.txt`` lists the edits that may keep all points, a line each:
``exercise | edit | same: why it does the same``, or ``missed:`` for one that a check should have
noticed and cannot. What each exercise's checks catch is printed at the end of the tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from mutants import mutants

COURSE = Path(__file__).parent
LEAST = 0.95  # of the edits that matter must cost points, in each exercise

pytestmark = [pytest.mark.slow, pytest.mark.mutation, pytest.mark.timeout(300)]


def listed(unit: str, exercise: str) -> Mapping[str, str]:
    """Read which edits of an exercise may survive, and why."""
    path = COURSE / unit / "survivors.txt"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    rows = [[part.strip() for part in line.split(" | ")] for line in lines if line.strip()]
    return {edit: why for name, edit, why in rows if name == exercise}


def test_each_edit_that_matters_costs_points(
    graded: Any, answer_cells: Any, exercise: Any, record_property: Any
) -> None:
    unit, name = exercise
    known = listed(unit, name)
    assert all(why.startswith(("same: ", "missed: ")) for why in known.values()), known
    survived, edits = [], 0
    for grade_id, source in answer_cells(unit, name).items():
        for mutant in mutants(source):
            edits += 1
            outcome = graded(unit, {grade_id: mutant.source}, name, hurried=True)
            report = outcome.reports.get(name)
            if report is not None and report.score == report.points:
                survived.append(f"{grade_id}: {mutant}")
    assert set(survived) == set(known), "These survive, and survivors.txt says otherwise."
    same = sum(why.startswith("same: ") for why in known.values())
    caught, matter = edits - len(survived), edits - same
    record_property("spoiled answers that cost points", (f"{unit}/{name}", caught, matter))
    assert caught >= LEAST * matter
