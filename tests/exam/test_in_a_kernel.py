"""An exam where it is used: in a cell of a running kernel, as nbgrader reads its outputs."""

from __future__ import annotations

import nbformat
import pytest
from nbclient import NotebookClient

from looplab.exam import MIME

CELLS = {
    "noisy": """
import logging, sys, warnings
logging.basicConfig()
async def visit(delay):
    await asyncio.sleep(delay)
""",
    "sync": """
import asyncio
from looplab import exam, expect, simulate
with exam("a", points=3) as e:
    with e.check("simulated", points=1):
        expect(simulate(visit, 3600), elapsed=3600)
    with e.check("noise", points=1):
        print("out"); print("err", file=sys.stderr)
        warnings.warn("warning"); logging.getLogger("x").error("log")
    with e.check("forgets", points=1):
        visit(1)
e.score""",
    "async": """
from looplab import observe
with exam("b", points=1) as e:
    with e.check("observed", points=1):
        expect(await observe(visit, 0), result=None)
e.score""",
    "missing": """
with exam("c", points=1) as e:
    with e.check("there", points=1):
        boarding_pass
e.score""",
    "wrong": """
with exam("d", points=1) as e:
    with e.check("twice", points=1):
        pass
    with e.hidden_check("twice", points=1):
        assert "seat 12A"
""",
    "helped": """
from looplab import for_all
from looplab.exam import seconds
class Seats:
    def look(self, free):
        assert not free, ("A seat was left.", f"row {free}")
with exam("e", points=1) as e:
    with e.hidden_check("all seats", points=1):
        @for_all(wait=seconds())
        def all_taken(wait):
            Seats().look(12)
e.score""",
}


@pytest.fixture(scope="module")
def outputs():
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [nbformat.v4.new_code_cell(source) for source in CELLS.values()]
    NotebookClient(notebook, timeout=60, kernel_name="python3", allow_errors=True).execute()
    return dict(zip(CELLS, (cell.outputs for cell in notebook.cells), strict=True))


@pytest.mark.parametrize(("cell", "score"), [("sync", "2.0"), ("async", "1.0"), ("missing", "0.0")])
def test_a_cell_leaves_its_report_and_its_score_and_nothing_else(outputs, cell, score):
    shown, result = outputs[cell]
    assert shown.output_type == "display_data"
    assert result.output_type == "execute_result"
    assert result.data["text/plain"] == score
    assert shown.data[MIME]["score"] == float(score)


def test_a_notebook_that_has_replaced_nothing_is_told_nothing(outputs):
    for cell in ("sync", "async", "missing"):
        assert outputs[cell][0].data[MIME]["remarks"] == []


def test_a_hidden_assert_says_its_sentence_from_wherever_it_stands_in_the_cell(outputs):
    """A class beside the exam is compiled by itself."""
    finding = outputs["helped"][0].data[MIME]["checks"][0]["finding"]
    assert (finding["sentence"], finding["evidence"]) == ("A seat was left.", [])


def test_the_report_says_which_name_is_missing(outputs):
    report = outputs["missing"][0].data[MIME]
    assert report["checks"][0]["finding"]["kind"] == "not-defined"


def test_a_test_cell_written_wrongly_fails_with_a_sentence_and_shows_no_line_of_it(outputs):
    (error,) = outputs["wrong"]
    assert error.ename == "ExamError"
    assert error.traceback == ["ExamError: Two checks have the title 'twice': give each its own."]
