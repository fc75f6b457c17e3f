"""Each lesson has the parts that every lesson has, and stays within its bounds."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

LESSONS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
FULL = [path for path in LESSONS if not path.stem.startswith("00")]


def texts(lesson: Path) -> list[str]:
    cells = nbformat.read(lesson, as_version=4).cells
    return [cell.source for cell in cells if cell.cell_type == "markdown"]


def whole(lesson: Path) -> str:
    return "\n".join(texts(lesson))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_it_begins_with_the_same_head(lesson: Path) -> None:
    head = texts(lesson)[0]
    assert re.match(rf"# {lesson.stem[:2]} \S", head)
    for part in ("**You will be able to**", "**You need**", "**Time**"):
        assert part in head


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_it_has_five_to_nine_beats_each_with_its_prediction(lesson: Path) -> None:
    text = whole(lesson)
    beats = len(re.findall(r"^## \d\. ", text, re.MULTILINE))
    assert 5 <= beats <= 9
    assert text.count("**Predict.**") == beats
    cells: list[NotebookNode] = nbformat.read(lesson, as_version=4).cells
    assert sum(cell.source.startswith("guess = ...") for cell in cells) == beats


@pytest.mark.parametrize("lesson", FULL, ids=lambda path: path.stem)
def test_it_has_the_box_the_table_the_questions_and_the_way_on(lesson: Path) -> None:
    text = whole(lesson)
    for heading in ("You may have read...", "Which tool when", "Ask yourself", "The way on"):
        assert f"## {heading}" in text
    assert text.count("<details><summary>Answer</summary>") == 3
    assert text.count("</details>") == 3
    for part in ("**Why.**", "**Change it.**", "**See.**"):
        assert text.count(part) >= 4


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_it_is_no_wall_of_text(lesson: Path) -> None:
    assert sum(len(text.splitlines()) for text in texts(lesson)) <= 450
    for text in texts(lesson):
        prose = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
        folded = "<details>" in text or "| --- |" in text
        assert folded or len(prose) <= 12, f"too much before the next cell: {text[:60]}"
        assert "simply" not in text.lower()
        for alt in re.findall(r"!\[([^\]]*)\]", text):
            assert alt.strip(), "a picture needs words for those who cannot see it"
