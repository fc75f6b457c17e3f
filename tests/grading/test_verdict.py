"""No verdict, no points: which outputs of a test cell give which score."""

from __future__ import annotations

import copy

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output
from nbgrader.utils import determine_grade

from looplab.exam import MIME
from looplab.grading.verdict import opens_exam, settle

EXAM = """with exam("double", points=4) as e:
    for title in titles:
        with e.check(title, points=1):
            assert double(1) == 2
e.score"""
TWO = """with exam("double", points=4) as e:
    with e.check("one", points=1):
        assert double(1) == 2
    with e.hidden_check("others", points=3):
        assert double(21) == 42
e.score"""


def check(title: str = "one", points: object = 1.0, *, passed: bool = True) -> dict[str, object]:
    earned, finding = (points, None) if passed else (0.0, {"kind": "does-not-hold"})
    return {"title": title, "points": points, "earned": earned, "finding": finding}


def report(score: object = 3.0, **more: object) -> NotebookNode:
    said = {"title": "double", "mode": "grading", "score": score, "points": 4.0}
    return new_output("display_data", data={MIME: said | {"checks": [check(points=score)]} | more})


def number(text: str = "3.0") -> NotebookNode:
    return new_output("execute_result", data={"text/plain": text}, execution_count=1)


def stream(name: str = "stdout", text: str = "hello\n") -> NotebookNode:
    return new_output("stream", name=name, text=text)


ERROR = new_output("error", ename="NameError", evalue="name 'x' is not defined", traceback=[])


def score(source: str, *outputs: NotebookNode) -> tuple[float | None, NotebookNode]:
    """Settle a test cell of 4 points; give nbgrader's score of it, and the cell."""
    meta = {"grade": True, "grade_id": "test-double", "points": 4, "solution": False}
    cell = new_code_cell(source, metadata={"nbgrader": meta}, outputs=copy.deepcopy(list(outputs)))
    settle(cell)
    return determine_grade(cell)[0], cell


class TestAnExamWithAVerdict:
    @pytest.mark.parametrize("points", ["0.0", "0.5", "3.0", "4", "4.0"])
    def test_the_number_counts(self, points: str) -> None:
        assert score(EXAM, report(float(points)), number(points))[0] == float(points)

    @pytest.mark.parametrize("name", ["stdout", "stderr"])
    def test_what_was_printed_does_not_change_it(self, name: str) -> None:
        points, cell = score(EXAM, stream(name), report(), number(), stream(name))
        assert points == 3.0
        assert [o.text for o in cell.outputs if o.output_type == "stream"] == ["hello\n"] * 2

    def test_a_rounding_error_is_not_a_forgery(self) -> None:
        assert score(EXAM, report(0.1 + 0.2), number("0.3"))[0] == pytest.approx(0.3)

    def test_no_more_than_the_points_of_the_cell(self) -> None:
        assert score(EXAM, report(4.0000000001), number("4.0000000001"))[0] == 4.0


class TestAnExamWithoutAVerdict:
    @pytest.mark.parametrize(
        "outputs",
        [
            [],
            [number()],
            [report()],
            [report(), report(), number()],
            [report(), number(), number()],
            [report(4.0), number("3.0")],
            [report("3.0"), number()],
            [report(True), number("1.0")],
            [report(float("nan")), number("nan")],
            [report(-1.0), number("-1.0")],
            [report(5.0), number("5.0")],
            [report(None), number("None")],
            [report(points=3.0), number()],
            [report(), number("<coroutine object score>")],
            [new_output("display_data", data={MIME: "3.0"}), number()],
            [new_output("display_data", data={"text/plain": "3.0"}), number()],
            [report(), new_output("display_data", data={"text/plain": "3.0"})],
            [report(), number(), ERROR],
        ],
    )
    def test_it_counts_0(self, outputs: list[NotebookNode]) -> None:
        points, cell = score(EXAM, *outputs)
        assert points == 0
        assert any(o.output_type == "error" for o in cell.outputs)

    def test_the_reason_is_told_in_words(self) -> None:
        _, cell = score(EXAM, report(5.0), number("5.0"))
        assert cell.outputs[0].evalue == (
            "No verdict, no points: a score of 5 is not between 0 and 4."
        )

    def test_an_error_that_is_there_already_is_reason_enough(self) -> None:
        _, cell = score(EXAM, ERROR)
        assert [o.ename for o in cell.outputs] == ["NameError"]


class TestAReportThatCannotBe:
    ONE, OTHERS = check(), check("others", 3.0)
    FAILED = check("others", 3.0, passed=False)

    @pytest.mark.parametrize(
        ("points", "checks", "more"),
        [
            (4.0, [ONE, OTHERS], {}),
            (1.0, [ONE, FAILED], {}),
            (1.0, [ONE], {"note": "Between the checks something went wrong."}),
            (0.0, [], {"note": "Before the first check something went wrong."}),
        ],
    )
    def test_one_that_can_be_counts(self, points: float, checks: list[object], more) -> None:
        assert score(TWO, report(points, checks=checks, **more), number(str(points)))[0] == points

    @pytest.mark.parametrize(
        ("told", "points", "checks", "more"),
        [
            ("nobody was grading", 4.0, [ONE, OTHERS], {"mode": "practice"}),
            ("of another exam", 4.0, [ONE, OTHERS], {"title": "triple"}),
            ("its checks are none", 4.0, 7, {}),
            ("its checks are none", 4.0, [7], {}),
            ("not the sum", 4.0, [], {}),
            ("not the sum", 4.0, [ONE, FAILED], {}),
            ("was not passed", 4.0, [ONE, FAILED | {"earned": 3.0}], {}),
            ("no numbers", 4.0, [check(points="4")], {}),
            ("no numbers", 4.0, [check(points=float("nan"))], {}),
            ("not those of the test", 4.0, [check(points=4.0)], {}),
            ("not those of the test", 4.0, [ONE, check("more", 3.0)], {}),
            ("not those of the test", 4.0, [OTHERS, ONE], {}),
            ("not those of the test", 4.0, [check(points=2.0), check("others", 2.0)], {}),
            ("not those of the test", 1.0, [ONE], {}),
        ],
    )
    def test_one_that_cannot_be_counts_0(
        self, told: str, points: float, checks: object, more: dict[str, object]
    ) -> None:
        given, cell = score(TWO, report(points, checks=checks, **more), number(str(points)))
        assert given == 0
        assert told in cell.outputs[0].evalue


class TestPlainAsserts:
    @pytest.mark.parametrize(
        ("outputs", "expected"),
        [
            ([], 4),
            ([number("2.5")], 2.5),
            ([number("'done'")], 4),
            ([ERROR], 0),
            ([stream("stderr")], 0),
            ([stream("stdout")], 4),
        ],
    )
    def test_they_keep_nbgraders_own_rules(
        self, outputs: list[NotebookNode], expected: float
    ) -> None:
        points, cell = score("assert double(1) == 2", *outputs)
        assert points == expected
        assert cell.outputs == outputs

    @pytest.mark.parametrize("result", [number("5.0"), new_output("execute_result", data={})])
    def test_a_result_that_would_stop_nbgrader_counts_0(self, result: NotebookNode) -> None:
        points, cell = score("double(1)", result)
        assert points == 0
        assert "is no score" in cell.outputs[0].evalue


@pytest.mark.parametrize(
    ("source", "is_exam"),
    [
        (EXAM, True),
        ("import looplab\nwith looplab.exam('a', points=1) as e: ...", True),
        ("with (\n    exam('a', points=1) as e,\n): ...", True),
        ("%time\nwith exam('a', points=1) as e: ...", True),
        ("assert double(1) == 2  # not an exam('a')", False),
        ("assert final_exam(1) == 2", False),
    ],
)
def test_an_exam_is_known_by_its_call(source: str, is_exam: bool) -> None:
    assert opens_exam(source) is is_exam
