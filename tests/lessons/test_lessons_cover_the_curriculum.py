"""Every topic that the course promises has its section, and every false claim its cell."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import nbformat
import pytest
from curriculum import CHECKLIST, CLAIMS
from nbformat import NotebookNode

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


@cache
def lesson(name: str) -> NotebookNode:
    return nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)


@pytest.mark.parametrize("topic", CHECKLIST)
def test_a_topic_is_taught_where_the_map_says(topic: str) -> None:
    assert CHECKLIST[topic], "no section teaches it"
    for target in CHECKLIST[topic]:
        name, _, section = target.partition("#")
        text = "\n".join(c.source for c in lesson(name).cells if c.cell_type == "markdown")
        titles = re.findall(r"^## (?:\d\. )?(.*)$", text, re.MULTILINE)
        assert section in {re.sub(r"[^a-z0-9]+", "-", one.lower()).strip("-") for one in titles}


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_false_claim_is_disproved_by_a_cell_of_its_box(claim: str) -> None:
    name, _, cell_id = CLAIMS[claim].partition("#")
    cells = lesson(name).cells
    place = next(number for number, cell in enumerate(cells) if cell.id == cell_id)
    assert cells[place].cell_type == "code"
    assert re.search(r'^\*\*"', cells[place - 1].source, re.MULTILINE), "no claim stands above it"
    above = [cell.source for cell in cells[:place] if re.match(r"## \D", cell.source)]
    assert above[-1].startswith("## You may have read...")
