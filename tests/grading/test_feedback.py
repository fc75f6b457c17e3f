"""What a feedback page says, and what it must not give away."""

from __future__ import annotations

import copy

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from looplab.diagnose.finding import finding
from looplab.exam.report import MIME, Report
from looplab.exam.result import CheckResult
from looplab.grading.feedback import HideTests, ShowReports, hide_tests

SOURCE = """assert add(1, 2) == 3
### BEGIN HIDDEN TESTS
secret = 40
assert add(-1, 41) == secret, "minus one and forty-one"
### END HIDDEN TESTS"""


def graded_cell(source: str = SOURCE, *outputs: NotebookNode, grade: bool = True) -> NotebookNode:
    meta = {"grade": grade, "grade_id": "test-add", "points": 3, "solution": False}
    return new_code_cell(source, metadata={"nbgrader": meta}, outputs=list(outputs))


def error(*frames: str, name: str = "AssertionError", text: str = "") -> NotebookNode:
    traceback = ["-----", *frames, f"{name}: {text}"]
    return new_output("error", ename=name, evalue=text, traceback=traceback)


VISIBLE_FRAME = "Cell In[3], line 1\n----> 1 assert add(1, 2) == 3\n"
STUDENTS_FRAME = "Cell In[2], line 2, in add(a, b)\n----> 2     return a.b\n"
HIDDEN_FRAME = (
    "\x1b[31mCell In[3], line 4\x1b[39m\n      3 secret = 40\n"
    '----> 4 \x1b[38;5;28massert\x1b[39m add(-1, 41) == secret, "minus one and forty-one"\n'
)


class TestHiddenTests:
    def test_their_text_is_taken_out(self) -> None:
        cell = graded_cell()
        hide_tests(cell)
        assert cell.source == "assert add(1, 2) == 3"

    def test_a_traceback_does_not_quote_them(self) -> None:
        cell = graded_cell(SOURCE, error(HIDDEN_FRAME, text="minus one and forty-one"))
        hide_tests(cell)
        assert "secret" not in str(cell)
        assert "forty-one" not in str(cell)
        assert cell.outputs[0].traceback[-1] == "AssertionError: a hidden test failed"

    def test_the_students_own_lines_stay(self) -> None:
        raised = error(HIDDEN_FRAME, STUDENTS_FRAME, name="AttributeError", text="no b")
        cell = graded_cell(SOURCE, raised)
        hide_tests(cell)
        assert any("return a.b" in frame for frame in cell.outputs[0].traceback)
        assert "secret" not in str(cell)

    def test_a_visible_failure_keeps_its_message(self) -> None:
        cell = graded_cell(SOURCE, error(VISIBLE_FRAME, text="three"))
        before = copy.deepcopy(cell.outputs)
        hide_tests(cell)
        assert cell.outputs == before

    def test_a_visible_failure_beside_hidden_lines_shows_none_of_them(self) -> None:
        frame = VISIBLE_FRAME + "      3 secret = 40\n"
        cell = graded_cell(SOURCE, error(frame, text="three"))
        hide_tests(cell)
        assert "secret" not in str(cell)
        assert "assert add(1, 2) == 3" in cell.outputs[0].traceback[1]
        assert cell.outputs[0].evalue == "three"

    def test_what_an_answer_prints_of_its_arguments_is_not_shown(self) -> None:
        cell = graded_cell(SOURCE, new_output("stream", name="stdout", text="1 2\n-1 41\n"))
        hide_tests(cell)
        assert "41" not in str(cell)

    def test_where_nothing_is_hidden_what_was_printed_stays(self) -> None:
        printed = new_output("stream", name="stdout", text="1 2\n")
        cell = graded_cell("assert add(1, 2) == 3", printed)
        hide_tests(cell)
        assert cell.outputs[0].text == "1 2\n"

    def test_markers_in_a_students_own_cell_mean_nothing(self) -> None:
        cell = new_code_cell("### BEGIN HIDDEN TESTS\nx = 1")
        kept, _ = HideTests().preprocess_cell(copy.deepcopy(cell), {}, 0)
        assert kept.source == cell.source


class TestReports:
    @pytest.fixture
    def report(self) -> Report:
        found = finding("wrong-result", "`add` returned another number.")
        return Report("add", 3.0, 1.0, "grading", (CheckResult("adds", 3.0, 1.0, finding=found),))

    def shown(self, data: object, *, grade: bool = True) -> NotebookNode:
        output = new_output("display_data", data={MIME: data, "text/plain": "plain"})
        cell, _ = ShowReports().preprocess_cell(graded_cell("", output, grade=grade), {}, 0)
        return cell.outputs[0].data

    def test_a_report_becomes_a_page(self, report: Report) -> None:
        data = self.shown(report.to_data())
        assert list(data) == ["text/html"]
        assert "returned another number" in data["text/html"]

    @pytest.mark.parametrize("broken", [{}, {"checks": [{}]}, [], "x", {"title": 1, "points": "a"}])
    def test_a_report_that_makes_no_sense_is_shown_as_text(self, broken: object) -> None:
        assert self.shown(broken) == {"text/plain": "plain"}

    def test_a_report_in_a_students_own_cell_is_not_drawn(self, report: Report) -> None:
        assert MIME in self.shown(report.to_data(), grade=False)
