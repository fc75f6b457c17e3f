"""What a feedback page says, and what it must not give away."""

from __future__ import annotations

import copy
import re

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from looplab.diagnose.finding import finding
from looplab.exam.report import MIME, Report
from looplab.exam.result import CheckResult
from looplab.grading.feedback.cleaning import clean_html, markdown
from looplab.grading.feedback.exercises import Exercise, exercises
from looplab.grading.feedback.hiding import hide_tests
from looplab.grading.feedback.outputs import shown
from looplab.grading.feedback.unit import Unit

SOURCE = """assert add(1, 2) == 3
### BEGIN HIDDEN TESTS
secret = 40
assert add(-1, 41) == secret, "minus one and forty-one"
### END HIDDEN TESTS"""


def graded_cell(source: str = SOURCE, *outputs: NotebookNode) -> NotebookNode:
    meta = {"grade": True, "grade_id": "test-add", "points": 3, "solution": False}
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
        assert "41" not in cell.source + str(cell.outputs)

    def test_where_nothing_is_hidden_what_was_printed_stays(self) -> None:
        printed = new_output("stream", name="stdout", text="1 2\n")
        cell = graded_cell("assert add(1, 2) == 3", printed)
        hide_tests(cell)
        assert cell.outputs[0].text == "1 2\n"

    def test_markers_in_a_students_own_cell_mean_nothing(self) -> None:
        own = new_code_cell("### BEGIN HIDDEN TESTS\nx = 1")
        [one], _ = exercises(new_notebook(cells=[own, graded_cell()]), Unit())
        assert "HIDDEN" in one.others[0]
        assert one.test is not None
        assert "secret" not in one.test


class TestReports:
    @pytest.fixture
    def report(self) -> Report:
        found = finding("wrong-result", "`add` returned another number.")
        return Report("add", 3.0, 1.0, "grading", (CheckResult("adds", 3.0, 1.0, finding=found),))

    def shown(self, data: object, *beside: NotebookNode) -> Exercise:
        output = new_output("display_data", data={MIME: data, "text/plain": "<plain>"})
        nb = new_notebook(cells=[graded_cell("", output, *beside)])
        [one], _ = exercises(nb, Unit())
        return one

    def test_a_report_is_drawn_from_its_data(self, report: Report) -> None:
        one = self.shown(report.to_data())
        assert one.report is not None
        assert "returned another number" in one.report
        assert (
            one.todo
            == "Look at \u201cadds\u201d: read again 01-asyncio-run, \u201cwhat comes back\u201d."
        )

    @pytest.mark.parametrize(
        "broken",
        [
            *({}, [], "x", None, {"checks": [{}]}, {"title": 1, "points": "a", "score": 1}),
            {"title": "a", "points": float("nan"), "score": 1.0},
            {"title": "a", "points": 1.0, "score": 1.0, "remarks": "abc"},
            {"title": "a", "points": 1.0, "score": 1.0, "note": ["<b>"]},
        ],
    )
    def test_a_report_that_makes_no_sense_is_shown_as_text(self, broken: object) -> None:
        one = self.shown(broken)
        assert one.report is None
        assert "&lt;plain&gt;" in "".join(one.errors)

    def test_a_part_of_another_kind_is_refused_wherever_it_stands(self, report: Report) -> None:
        data = report.to_data()
        for path in (("finding", "kind"), ("finding", "sentence"), ("title",), ("said",)):
            bad = copy.deepcopy(data)
            place = bad["checks"][0]
            for key in path[:-1]:
                place = place[key]
            place[path[-1]] = ["<script>"]
            assert self.shown(bad).report is None, path

    def test_a_huge_one_is_not_drawn(self, report: Report) -> None:
        data = report.to_data()
        data["note"] = "x" * 1_000_000
        assert self.shown(data).report is None

    @pytest.mark.parametrize("place", [(0, 0), (7, 7), (None, None), (0, "x")])
    def test_a_family_tree_with_a_loop_is_not_drawn(self, report: Report, place) -> None:
        data, (number, parent) = report.to_data(), place
        task = {"id": number, "label": "a", "name": "a", "parent": parent}
        data["checks"][0]["run"] = {"looplab-run": 1, "elapsed": 1.0, "tasks": [task]}
        assert self.shown(data).report is None

    def test_of_two_none_is_believed(self, report: Report) -> None:
        other = new_output("display_data", data={MIME: report.to_data(), "text/plain": "p"})
        assert self.shown(report.to_data(), other).report is None

    def test_a_report_in_a_students_own_cell_is_not_drawn(self, report: Report) -> None:
        output = new_output("display_data", data={MIME: report.to_data()})
        own = new_code_cell("x", outputs=[output])
        [one], _ = exercises(new_notebook(cells=[own, graded_cell()]), Unit())
        assert one.report is None
        assert "returned another number" not in "".join(one.others)


class TestCleaning:
    @pytest.mark.parametrize(
        ("html", "kept"),
        [
            ("<b onclick='x()'>fine</b>", "<b>fine</b>"),
            ("<a href='javascript:x()'>a</a>", "<a>a</a>"),
            ("<a href='java\nscript:x()'>a</a>", "<a>a</a>"),
            ("<a href='https://docs.python.org'>a</a>", '<a href="https://docs.python.org">a</a>'),
            ("<a href='../gradebook.db'>a</a>", "<a>a</a>"),
            ("<img src='http://x.invalid/a.png'>", "(a picture from elsewhere is not shown)"),
            ("<p style='color: red; position: fixed'>x</p>", '<p style="color: red;">x</p>'),
            ("<p style='color: u\\72l(x)'>x</p>", "<p>x</p>"),
            ("<h1 id='top' class='score'>x</h1>", "<h4>x</h4>"),
            ("<form action='x'><input>a</form>", "a"),
            ("<SCRIPT>x()</SCRIPT >a", "(a script was left out)a"),
            ("<script>x()", "(a script was left out)"),
            ("a<style>p { color: red }</style>b", "a b"),
            ("<!-- x --><b>a", "<b>a</b>"),
        ],
    )
    def test_what_only_looks_is_kept(self, html: str, kept: str) -> None:
        assert clean_html(html) == kept

    def test_drawings_become_pictures_in_which_nothing_acts(self) -> None:
        html = clean_html("<p><svg onload='x()'><title>T</title><script>x()</script></svg></p>")
        assert html is not None
        assert re.fullmatch(r'<p><img alt="T" src="data:image/svg\+xml;base64,[^"]*"></p>', html), (
            html
        )

    @pytest.mark.parametrize(
        "html",
        [
            "".join(f"<b a={n}>" for n in range(3_000)) + "<p>" * 3_000,
            "<div>" * 20_000,
            "x" * 200_000,
        ],
        ids=["tangled", "deep", "long"],
    )
    def test_what_would_keep_a_parser_busy_is_not_given_to_it(self, html: str) -> None:
        assert clean_html(html) is None
        [shown_as] = shown([new_output("display_data", {"text/html": html, "text/plain": "<t>"})])
        assert "&lt;t&gt;" in shown_as

    def test_html_in_markdown_is_shown_as_text(self) -> None:
        assert markdown("<b>a</b>") == "<p>&lt;b&gt;a&lt;/b&gt;</p>\n"

    @pytest.mark.parametrize("data", [{"image/png": "%%"}, {"x/<b>": "y"}, {}, {"text/html": None}])
    def test_odd_outputs_are_told_and_do_no_harm(self, data: dict[str, str]) -> None:
        [one] = shown([NotebookNode(output_type="display_data", data=data)])
        assert "<b>" not in one


class TestThroughNbgrader:
    """One class, graded and given feedback by nbgrader's own commands."""

    @pytest.fixture(scope="class")
    @classmethod
    def pages(cls, shared) -> dict[str, str]:
        small = shared
        wrong = "def double(n):\n    return 2"
        nb = small.right(double=wrong)
        del nb.cells[small.index(nb, "test-add")]
        small.submit("ada", small.right())
        small.submit("bob", nb)
        small.cell(nb := small.right(), "say-why").source = "*Because* <script>x()</script>"
        small.submit("cyn", nb)
        small.grade()
        with small.course.gradebook() as gradebook:
            grade = gradebook.find_grade("test-double", small.unit, small.unit, "bob")
            grade.manual_score = 3.5
            comment = gradebook.find_comment("double", small.unit, small.unit, "bob")
            comment.manual_comment = "Nearly: see **2 * n**."
            gradebook.db.commit()
        return {name: " ".join(small.feedback(name).split()) for name in ("ada", "bob", "cyn")}

    def test_all_points_need_no_next_step(self, pages: dict[str, str]) -> None:
        assert "<strong>7 of 9</strong> points" in pages["ada"]  # nobody wrote why
        assert pages["ada"].count("Done.") == 2

    def test_exercises_have_names_points_and_a_next_step(self, pages: dict[str, str]) -> None:
        assert '<a href="#exercise-2">Double</a>' in pages["bob"]
        assert "<strong>Next step:</strong> " in pages["bob"]
        assert "Look at \u201cother numbers are doubled too\u201d" in pages["bob"]

    def test_manual_points_and_comments_are_shown(self, pages: dict[str, str]) -> None:
        assert "3.5 of 4" in pages["bob"]
        assert "Your instructor set these points; the tests gave 1." in pages["bob"]
        assert "Nearly: see <strong>2 * n</strong>." in pages["bob"]

    def test_what_was_mended_is_told(self, pages: dict[str, str]) -> None:
        assert "this notebook was mended" in pages["bob"]
        assert "test-add</code> was missing; it was put back." in pages["bob"]
        assert "mended" not in pages["ada"]

    def test_what_waits_for_a_person_says_so(self, pages: dict[str, str]) -> None:
        assert "A person has yet to grade this one" in pages["cyn"]
        assert "A person has yet to grade this one" not in pages["ada"]  # left as it was: 0
        assert "<em>Because</em> &lt;script&gt;" in pages["cyn"]

    def test_nbgraders_own_comments_are_nobodys(self, pages: dict[str, str]) -> None:
        assert "No response" not in "".join(pages.values())

    def test_hidden_tests_are_not_on_the_page(self, pages: dict[str, str]) -> None:
        text = "".join(pages.values())
        assert "forty-one" not in text
        assert "double(21)" not in text

    def test_a_page_needs_nothing_else(self, pages: dict[str, str]) -> None:
        for html in pages.values():
            assert not re.findall(r"<script|<link|https?://|src=\"(?!data:)", html)
            assert len(html) < 60_000
