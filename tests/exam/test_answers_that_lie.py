"""Objects of a learner's classes decide nothing and break nothing."""

from __future__ import annotations

import dataclasses
import enum
import math
import re

import pytest

from looplab.diagnose import difference
from looplab.diagnose.say import show
from looplab.exam import ExamError, Unmet, exam, expect
from looplab.run import Run

CALLED = []  # the classes whose __repr__ was called: none should be


def in_words(value: object) -> str:
    """Name a value in a test's name: without an address or a set's order, as each worker must."""
    if isinstance(value, set):
        return f"a set of {len(value)}"
    return re.sub(r" object at 0x\w+", "", repr(value))


class Yes:
    """Claims to equal everything."""

    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("seat")


class YesList(list):
    def __eq__(self, other):
        return True

    def __iter__(self):
        return iter([1, 2, 3])

    def __len__(self):
        return 3

    __hash__ = None


class YesStr(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


class Claims:
    @property
    def __class__(self):
        return str


class Raises:
    def __repr__(self):
        CALLED.append(type(self))
        raise RuntimeError("no repr for you")


class Leaves:
    def __repr__(self):
        CALLED.append(type(self))
        raise SystemExit


class Endless:
    def __repr__(self):
        CALLED.append(type(self))
        while True:
            pass


class Recursive:
    def __repr__(self):
        CALLED.append(type(self))
        return repr(self)


class Huge:
    def __repr__(self):
        CALLED.append(type(self))
        return "x" * 10**9


@dataclasses.dataclass
class Seat:
    row: int
    letter: str


class Colour(enum.Enum):
    RED = 1


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (1, True),
        (True, 1),
        (1, 1.0),
        (0, False),
        (1.0, True),
        ("a", Yes()),
        (["a"], [Yes()]),
        ([1, 2, 3], YesList()),
        ("a", YesStr("b")),
        ("a", Claims()),
        (None, Yes()),
        ({"seat": 1}, {Yes(): 1}),
        ({"seat": 1}, {"seat": Yes()}),
        ({("seat",): 1}, {(Yes(),): 1}),
        ({"seat"}, {Yes()}),
        ({("seat",)}, {(Yes(),)}),
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": 1, "b": 2}, {"a": 1}),
        ([1, 2], (1, 2)),
        ([1, 2], [1, 2, 3]),
        ([1, [2, 3]], [1, [2, True]]),
        (Seat(1, "A"), Seat(1, "B")),
        (Seat(1, "A"), Seat(True, "A")),
        (Seat(1, "A"), Yes()),
        (ValueError("a"), ValueError("b")),
        (ValueError("a"), KeyError("a")),
        (Colour.RED, 1),
        (0.3, 0.1 + 0.2),
        ({1: "a"}, {True: "a"}),
    ],
    ids=in_words,
)
def test_what_is_not_the_same_is_told_apart(expected, got):
    assert difference(expected, got) is not None


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (1, 1),
        (1.0, 1),
        (math.nan, math.nan),
        (None, None),
        ([1, [2, {"a": (3,)}]], [1, [2, {"a": (3,)}]]),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({1, "a", (2,)}, {"a", (2,), 1}),
        (Seat(1, "A"), Seat(1, "A")),
        (ValueError("a"), ValueError("a")),
        (Colour.RED, Colour.RED),
        (math.inf, math.inf),
        (b"x", b"x"),
    ],
    ids=in_words,
)
def test_what_is_the_same_is_found_the_same(expected, got):
    assert difference(expected, got) is None


def test_floats_may_be_near_when_the_author_says_so():
    assert difference([0.3], [0.1 + 0.2], tolerance=1e-9) is None


def test_a_difference_says_where():
    parted = difference({"seats": [1, 2]}, {"seats": [1, 3]})
    assert (parted.path, parted.why) == ("['seats'][1]", "expected 2, got 3")


def test_values_that_read_alike_are_told_apart_by_their_type():
    assert "a int was asked for, this is a Fake" not in difference(1, 2).why
    assert difference([YesStr("a")], ["a"]) is not None


@pytest.mark.parametrize("hostile", [Raises, Leaves, Endless, Recursive, Huge, Claims, Yes])
def test_a_hostile_repr_is_never_called(hostile):
    assert show(hostile()) == f"<{hostile.__name__} object>"
    with exam("a", points=1) as e:
        with e.check("returns it", points=1):
            expect(Run(elapsed=1.0, result=[hostile()]), result=["seat"])
    assert f"got [<{hostile.__name__} object>]" in e.report.checks[0].finding.evidence
    assert CALLED == []


def test_a_metaclass_that_lies_about_the_name_is_not_asked():
    class Meta(type):
        @property
        def __name__(cls):
            raise RuntimeError

    class Odd(metaclass=Meta):
        pass

    assert show(Odd()) == "<Odd object>"


def test_an_exception_with_a_hostile_text_breaks_nothing():
    class Hostile(Exception):
        def __str__(self):
            raise SystemExit

        __repr__ = __str__

    with exam("a", points=1) as e:
        with e.check("raises it", points=1):
            raise Hostile(Raises())
    assert e.report.checks[0].finding.sentence == "`Hostile` came out of the program."


def test_a_list_in_itself_has_an_end():
    ring = []
    ring.append(ring)
    assert show(ring) == "[[[[...]]]]"


def test_a_number_too_long_to_write_is_measured():
    assert show(10**5000) == "<int of 16610 bits>"


def test_a_long_answer_is_cut():
    assert len(show(["x" * 1000] * 1000)) <= 160


def test_lying_text_in_an_answer_cannot_act_on_the_page():
    with exam("a", points=1) as e:
        with e.check("<script>alert(1)</script>", points=1, hint="<b>bold</b>"):
            print("<script>alert(2)</script>")
            expect(Run(elapsed=1.0, result="<img src=x onerror=alert(3)>"), result="x")
    page = e.report.html()
    assert "<script" not in page
    assert "<img src=x" not in page
    assert "<b>bold" not in page


def test_control_characters_do_not_reach_a_terminal():
    with exam("a", points=1) as e:
        with e.check("prints", points=1):
            print("\x1b[2Jgone")
            raise AssertionError("\x1b[31mred")
    assert "\x1b" not in e.report.text() + e.report.checks[0].said


def test_an_assertion_that_brings_its_own_findings_is_not_believed():
    class Fake(AssertionError):
        findings = ()

    with exam("a", points=1) as e:
        with e.check("fakes", points=1):
            raise Fake
    assert (e.score, e.report.checks[0].status) == (0.0, "not yet")


def test_a_subclass_of_run_is_refused():
    class Mine(Run):
        pass

    with pytest.raises(TypeError):
        expect(Mine(elapsed=1.0), elapsed=1.0)
    with pytest.raises(Unmet):
        expect(Run(elapsed=2.0), elapsed=1.0)


def test_a_failure_that_the_program_swallows_counts_all_the_same():
    def polite(job):
        try:
            job()
        except BaseException:
            pass

    with exam("a", points=2) as e:
        with e.check("through the program", points=1):
            polite(lambda: expect(Run(elapsed=2.0), elapsed=1.0))
        with e.check("afterwards", points=1):
            pass
    assert [check.status for check in e.report.checks] == ["not yet", "passed"]
    assert e.report.checks[0].finding.kind == "too-late"


def test_a_class_derived_from_the_exam_is_refused():
    class Mine(type(exam("a", points=1))):
        score = 6.0

    with pytest.raises(ExamError, match="derived"):
        with Mine("a", points=6):
            pass
