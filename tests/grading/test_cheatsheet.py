"""The cheat sheet says what the lessons' tables say, and nothing else."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat.v4 import new_markdown_cell, new_notebook

from looplab.grading.cheatsheet import PAGE, page, tables

ROOT = Path(__file__).parents[2]
ROW = "| wait | `await`, [01](a.ipynb) |"
TABLE = f"## Which tool when\n\n| you want to | use |\n| --- | --- |\n{ROW}\n"


def lesson(folder: Path, name: str, *texts: str) -> None:
    cells = [new_markdown_cell(text) for text in texts]
    nbformat.write(new_notebook(cells=cells), folder / f"{name}.ipynb")


def test_what_is_committed_is_what_the_lessons_say() -> None:
    built = page(ROOT / "notebooks")
    assert (ROOT / PAGE).read_text("utf-8") == built, "Run make cheatsheet, and commit the page."


def test_each_lesson_with_a_table_has_a_box(tmp_path: Path) -> None:
    lesson(tmp_path, "01-first", "# 01 first: begin\n\nhead", TABLE + "\nmore words")
    lesson(tmp_path, "02-second", "# 02 second", "## Something else")
    assert list(tables(tmp_path)) == ["01 first: begin"]
    built = page(tmp_path)
    assert "<h2>01 first: begin</h2>" in built
    assert "<code>await</code>, 01" in built, "links lead nowhere on paper"
    assert "more words" not in built
