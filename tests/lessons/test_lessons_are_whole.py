"""Each lesson has the parts that every lesson has, and stays within its bounds."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from looplab.diagnose import LESSONS as SECTIONS
from looplab.diagnose import NEARER

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
COLUMNS = 100  # about what a line of a notebook holds on a small screen
MOST_LINES = 450
MOST_LINES_WITHOUT_A_CELL = 12

Beats = Callable[[NotebookNode], list[list[NotebookNode]]]


def read(lesson: Path) -> NotebookNode:
    return nbformat.read(lesson, as_version=4)


def texts(lesson: Path) -> list[str]:
    return [cell.source for cell in read(lesson).cells if cell.cell_type == "markdown"]


def lines(text: str) -> list[str]:
    """The lines as a reader sees them, without headings and the space between paragraphs."""
    shown = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [part for line in shown for part in textwrap.wrap(line, COLUMNS)]


def headings(lesson: Path) -> set[str]:
    """The sections' names in the form in which findings point at them."""
    titles = re.findall(r"^## (?:\d\. )?(.*)$", "\n".join(texts(lesson)), re.MULTILINE)
    return {re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") for title in titles}


def test_it_begins_with_the_same_head(lesson: Path) -> None:
    head = texts(lesson)[0]
    assert re.match(rf"# {lesson.stem[:2]} \S", head)
    for part in ("**You will be able to**", "**You need**", "**Time**"):
        assert part in head


def test_it_has_five_to_nine_beats_each_with_all_its_parts(lesson: Path, beats: Beats) -> None:
    found = beats(read(lesson))
    assert 5 <= len(found) <= 9
    for number, beat in enumerate(found, start=1):
        text = "\n".join(cell.source for cell in beat if cell.cell_type == "markdown")
        assert text.startswith(f"## {number}. ")
        parts = re.findall(r"^\*\*(Predict|See|Why|Change it)\.\*\*", text, re.MULTILINE)
        assert parts == ["Predict", "See", "Why", "Change it"], text.splitlines()[0]
        code = [cell.source for cell in beat if cell.cell_type == "code"]
        assert code[0].startswith("guess = ...  # "), "first a place for the guess"
        assert sum(source.startswith("guess") for source in code) == 1
        assert len(code) >= 2, "then a cell to run"


def test_it_ends_with_the_box_the_table_the_questions_and_the_way_on(lesson: Path) -> None:
    text = "\n".join(texts(lesson))
    ending = ["You may have read...", "Which tool when", "Ask yourself", "The way on"]
    assert re.findall(r"^## (\D.*)$", text, re.MULTILINE)[-4:] == ending
    assert "| --- | --- |" in text
    questions = text.partition("## Ask yourself")[2]
    assert len(re.findall(r"^\d\. ", questions, re.MULTILINE)) == 3
    assert questions.count("<details><summary>Answer</summary>") == 3
    assert questions.count("</details>") == 3


def test_each_claim_in_the_box_is_followed_by_a_cell_that_disproves_it(lesson: Path) -> None:
    cells = read(lesson).cells
    claims = [place for place, cell in enumerate(cells) if re.search(r'^\*\*"', cell.source, re.M)]
    assert len(claims) >= 3
    assert all(cells[place + 1].cell_type == "code" for place in claims)


def test_it_is_no_wall_of_text(lesson: Path) -> None:
    assert sum(len(lines(text)) for text in texts(lesson)) <= MOST_LINES
    cells = read(lesson).cells
    last = max(place for place, cell in enumerate(cells) if cell.cell_type == "code")
    heap = 0
    for cell in cells[:last]:  # after the last cell come the table and the questions
        if cell.cell_type == "code" or cell.source.startswith("# "):
            heap = 0
        elif cell.source.startswith("## "):
            heap = len(lines(cell.source))
        else:
            heap += len(lines(cell.source))
        assert heap <= MOST_LINES_WITHOUT_A_CELL, cell.id


def test_its_words_and_pictures_are_for_everyone(lesson: Path) -> None:
    for text in texts(lesson):
        assert "simply" not in text.lower()
        for line in text.splitlines():
            assert not (line.startswith("#") and re.search(r"[^\x00-\x7f]", line)), line
        for alt in re.findall(r"!\[([^\]]*)\]", text):
            assert alt.strip(), "a picture needs words for those who cannot see it"


def test_no_line_break_turns_a_number_into_a_list(lesson: Path) -> None:
    for text in texts(lesson):
        numbers = re.findall(r"^\s*(\d+)[.)]\s", text, re.MULTILINE)
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)], text


def test_its_links_lead_to_a_file(lesson: Path) -> None:
    for text in texts(lesson):
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (lesson.parent / target).exists(), target


def test_it_has_the_sections_that_findings_send_a_learner_to(lesson: Path) -> None:
    wanted = {
        section
        for unit, _, section in (
            target.partition("#") for target in (*SECTIONS.values(), *NEARER.values())
        )
        if unit == lesson.stem
    }
    assert wanted <= headings(lesson)


def test_findings_send_a_learner_to_lessons_that_are_there() -> None:
    units = {target.partition("#")[0] for target in (*SECTIONS.values(), *NEARER.values())}
    assert units - {""} <= {path.stem for path in NOTEBOOKS.glob("*.ipynb")}
