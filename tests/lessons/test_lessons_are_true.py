"""What the lessons say of order, times and errors, looked up in the outputs of their own cells.

Each lesson has a file `claims/<lesson>.py` with `SAYS`: cell id -> texts that stand in its output.
"""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CLAIMS = Path(__file__).parent / "claims"
LESSONS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
FEWEST = 8  # a lesson makes more claims than that


def claims() -> list[Any]:
    said = {path.stem: runpy.run_path(str(path))["SAYS"] for path in sorted(CLAIMS.glob("*.py"))}
    return [
        pytest.param(lesson, cell, text, id=f"{lesson[:2]}-{cell}-{number}")
        for lesson, cells in said.items()
        for cell, texts in cells.items()
        for number, text in enumerate(texts)
    ]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Jupyter's own
@pytest.mark.parametrize(("name", "cell", "says"), claims())
def test_a_cell_shows_what_the_text_says_of_it(
    shown: Callable[[str, str], str], name: str, cell: str, says: str
) -> None:
    assert says in shown(name, cell)


def test_each_lesson_has_its_claims_written_down() -> None:
    few = [
        lesson.stem
        for lesson in LESSONS
        if not (path := CLAIMS / f"{lesson.stem}.py").exists()
        or len(runpy.run_path(str(path))["SAYS"]) < FEWEST
    ]
    assert not few, f"Write what the cells of these show into {CLAIMS.name}/: {few}"
