"""Which finding a check's body leads to, and what a hidden check keeps to itself."""

from __future__ import annotations

import asyncio
import runpy

import pytest

from looplab import simulate
from looplab.exam import Unmet, exam, expect
from looplab.run import Leak, Run, Span, Stop, Stuck, TaskSpan

SECRET = "seat 12A"


def only(e):
    (check,) = e.report.checks
    return check


async def untouched():
    raise NotImplementedError("write your program here")


def run_of(**fields):
    return Run(**{"elapsed": 0.0, **fields})


def in_one_check(body, *, hidden=False):
    with exam("a", points=1) as e:
        open_check = e.hidden_check if hidden else e.check
        with open_check("the requirement", points=1):
            body()
    return only(e)


class TestTheStub:
    def test_called_directly_is_not_attempted(self):
        def body():
            raise NotImplementedError

        assert in_one_check(body).status == "not attempted"

    def test_in_a_run_is_not_attempted(self):
        check = in_one_check(lambda: expect(run_of(exception=NotImplementedError()), result=1))
        assert (check.status, check.finding.kind) == ("not attempted", "not-started")

    def test_makes_the_whole_report_say_so(self, capsys):
        in_one_check(lambda: expect(run_of(exception=NotImplementedError()), result=1))
        assert capsys.readouterr().out.startswith("a: 0 of 1 point (not attempted yet)")


def test_a_learners_name_that_is_missing_says_what_to_do():
    check = in_one_check(lambda: boarding_pass)  # noqa: F821
    assert check.finding.kind == "raised"  # inside a function: the learner's own slip
    with exam("a", points=1) as e:
        with e.check("the requirement", points=1):
            boarding_pass  # noqa: B018, F821
    assert only(e).finding.sentence == (
        "`boarding_pass` is not defined: run its cell first, or the cell has an error."
    )


def test_a_crash_names_the_learners_line():
    def learners():
        return {}["gate"]

    check = in_one_check(learners)
    assert check.finding.sentence == "`KeyError` came out of the program."
    assert check.finding.evidence[0] == "KeyError: gate"
    assert "learners, line" in check.finding.evidence[1]


def test_a_plain_assert_shows_its_line(tmp_path):
    cell = tmp_path / "cell.py"  # a file of its own: pytest changes the asserts of this one
    cell.write_text("def body():\n    assert 1 + 1 == 3\n")
    check = in_one_check(runpy.run_path(str(cell))["body"])
    assert (check.finding.kind, check.finding.evidence) == ("does-not-hold", ("assert 1 + 1 == 3",))


def test_a_plain_assert_shows_its_message():
    def body():
        raise AssertionError("three seats were asked for")

    assert in_one_check(body).finding.sentence == "three seats were asked for"


def test_what_cannot_be_run_says_what_is_missing():
    def not_async():
        return "seat"

    check = in_one_check(lambda: simulate(not_async()))
    assert check.finding.kind == "not-a-coroutine"
    assert "`async def`" in check.finding.sentence


def test_the_lost_runs_of_a_plain_assert_come_first():
    async def forgets():
        untouched()

    def body():
        assert simulate(forgets).result == 1

    check = in_one_check(body)
    assert check.finding.kind == "never-awaited"


def test_a_run_that_expect_has_accepted_is_not_judged_again():
    async def forgets():
        untouched()

    def body():
        expect(simulate(forgets), leaves_nothing=False)
        raise AssertionError("something else")

    assert in_one_check(body).finding.sentence == "something else"


def test_a_body_that_never_looks_at_a_forgotten_await_fails_all_the_same():
    async def forgets():
        untouched()
        return 1

    def body():
        assert simulate(forgets).result == 1

    assert in_one_check(body).status == "not yet"


def test_a_coroutine_handed_back_does_not_cost_the_next_check():
    async def hands_back():
        return untouched()

    with exam("a", points=2) as e:
        with e.check("first", points=1):
            run = simulate(hands_back)
            expect(run, result=1)
        with e.check("second", points=1):
            run = simulate(asyncio.sleep, 1)
            expect(run, elapsed=1.0)
    assert [check.status for check in e.report.checks] == ["not yet", "passed"]


def test_expect_tells_the_most_telling_finding():
    run = run_of(result=None, never_awaited=(Leak("fetch('a')"),))
    with pytest.raises(Unmet) as caught:
        expect(run, result="page")
    kinds = [one.kind for one in caught.value.findings]
    assert kinds == ["never-awaited", "wrong-result"]


def test_expect_refuses_what_is_no_run():
    with pytest.raises(TypeError, match="needs the Run that simulate"):
        expect("a string", result="a string")


class TestAHiddenCheck:
    @pytest.mark.parametrize(
        "body",
        [
            lambda: expect(run_of(result="wrong " + SECRET), result=SECRET),
            lambda: expect(run_of(exception=ValueError(SECRET)), result=1),
            lambda: expect(run_of(), raises=ValueError(SECRET)),
            lambda: expect(run_of(exception=ValueError("other")), raises=ValueError(SECRET)),
            lambda: expect(run_of(never_awaited=(Leak(f"fetch({SECRET!r})"),)), result=1),
            lambda: expect(
                run_of(never_retrieved=(Leak(f"ValueError: {SECRET}", source=f"f({SECRET!r})"),))
            ),
            lambda: expect(
                run_of(
                    stop=Stop(
                        "deadlock", 1.0, "", (Stuck(f"fetch({SECRET!r})", f"get({SECRET!r})"),)
                    )
                )
            ),
            lambda: expect(run_of(), prints=[SECRET]),
            lambda: expect(
                run_of(
                    elapsed=3.0,
                    tasks=(
                        TaskSpan(
                            0,
                            f"fetch({SECRET!r})",
                            "fetch",
                            outcome="pending",
                            spans=(
                                Span("waiting", 0, 1, f"fetch({SECRET!r})", stack=("fetch",)),
                                Span("blocking", 1, 3, f"get({SECRET!r})", stack=("fetch",)),
                            ),
                        ),
                    ),
                ),
                elapsed=1.0,
                peak={"fetch": 3},
            ),
            lambda: boarding_pass(SECRET),  # noqa: F821
            lambda: (print(SECRET), {}[SECRET]),
            lambda: (_ for _ in ()).throw(AssertionError(f"expected {SECRET}")),
        ],
    )
    def test_shows_title_and_finding_but_no_value(self, body, capfd):
        check = in_one_check(body, hidden=True)
        assert check.finding is not None
        assert check.finding.sentence
        from looplab.exam import Report

        report = Report("a", 1.0, 0.0, checks=(check,))
        everything = report.to_json() + report.html(pictures=True) + "".join(capfd.readouterr())
        assert SECRET not in everything
        assert "the requirement" in everything

    def test_shows_no_line_of_its_code(self):
        def body():
            assert 1 + 1 == 3

        check = in_one_check(body, hidden=True)
        assert check.finding.sentence == "What this check asks for is not so yet."
        assert check.finding.evidence == ()

    def test_shows_a_message_that_stands_in_the_cell(self, tmp_path):
        cell = tmp_path / "cell.py"
        cell.write_text(
            "from looplab import exam\n"
            "def fails(wanted):\n    assert False, wanted\n"
            "def fails_with_proof():\n    assert not 7, ('A host was left.', f'{7} is')\n"
            "with exam('a', points=4) as e:\n"
            "    with e.hidden_check('fixed', points=1):\n"
            "        assert 1 + 1 == 3, 'Each step begins when it can.'\n"
            "    with e.hidden_check('made of values', points=1):\n"
            "        fails(f'expected {1 + 1}')\n"
            "    with e.hidden_check('with proof', points=1):\n        fails_with_proof()\n"
            "    with e.check('where all may be seen', points=1):\n        fails_with_proof()\n"
        )
        fixed, made, proved, seen = runpy.run_path(str(cell))["e"].report.checks
        assert fixed.finding.sentence == "Each step begins when it can."
        assert made.finding.sentence == "What this check asks for is not so yet."
        assert proved.finding.sentence == seen.finding.sentence == "A host was left."
        assert (proved.finding.evidence, seen.finding.evidence) == ((), ("7 is",))


class TestTheRunThatIsKept:
    def test_is_the_one_that_the_finding_is_of(self):
        slow = run_of(elapsed=3.0, result="x")
        check = in_one_check(lambda: expect(slow, elapsed=1.5))
        assert check.run["elapsed"] == 3.0

    def test_is_none_when_there_is_nothing_to_see(self):
        assert in_one_check(lambda: expect(run_of(result=1), result=2)).run is None

    def test_is_none_when_the_check_was_passed(self):
        assert in_one_check(lambda: expect(run_of(elapsed=3.0), elapsed=3.0)).run is None


def test_once_a_program_has_frozen_the_others_are_ended_sooner():
    async def spins():
        while True:
            pass

    runs = []
    with exam("spinning", points=3) as e:
        for number in range(3):
            with e.check(f"check {number}", points=1):
                runs.append(simulate(spins))
                expect(runs[-1], result=None)
    assert [check.finding.kind for check in e.report.checks] == ["frozen"] * 3
    limits = [run.stop.sentence.partition(" without")[0].rpartition(" for ")[2] for run in runs]
    assert limits == ["1.5 seconds", "0.4 seconds", "0.4 seconds"]
