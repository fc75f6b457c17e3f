"""How checks become a score, and how an exam fails closed."""

from __future__ import annotations

import sys

import pytest

from looplab.exam import ExamError, exam


def test_each_passed_check_earns_its_own_points():
    with exam("a", points=6) as e:
        with e.check("first", points=2):
            pass
        with e.check("second", points=4):
            raise AssertionError
    assert e.score == 2.0
    assert [check.earned for check in e.report.checks] == [2.0, 0.0]


def test_a_score_is_a_float_that_reads_as_its_author_meant():
    with exam("a", points=1) as e:
        for number in range(10):
            with e.check(f"a tenth, {number}", points=0.1):
                pass
    assert e.score == 1.0
    assert type(e.score) is float


def test_three_thirds_of_four_points_are_four_points():
    with exam("a", points=4) as e:
        for number in range(3):
            with e.check(f"a third, {number}", points=1):
                pass
    assert e.score == 4.0


@pytest.mark.parametrize(
    "crash",
    [ValueError("no"), SystemExit(1), KeyboardInterrupt(), GeneratorExit(), RecursionError()],
)
def test_whatever_a_body_raises_costs_its_check_only(crash):
    with exam("a", points=3) as e:
        with e.check("crashes", points=1):
            raise crash
        with e.check("fine", points=2):
            pass
    assert e.score == 2.0


def test_sys_exit_in_a_body_costs_its_check_only():
    with exam("a", points=2) as e:
        with e.check("leaves", points=1):
            sys.exit(0)
        with e.check("fine", points=1):
            pass
    assert e.score == 1.0


def test_a_score_asked_for_before_the_end_is_nothing():
    with exam("a", points=1) as e:
        with e.check("fine", points=1):
            pass
        assert e.score == 0.0
    assert exam("b", points=1).score == 0.0


def test_an_exam_without_a_check_gives_nothing():
    with exam("a", points=5) as e:
        pass
    assert e.score == 0.0


def test_a_third_of_a_point_is_written_with_two_decimals():
    with exam("a", points=1) as e:
        with e.check("passed", points=0.1):
            pass
        with e.check("failed", points=0.2):
            raise AssertionError
    assert (e.score, e.report.checks[1].points) == (0.33, 0.67)


class TestCodeBetweenChecks:
    def test_keeps_what_was_earned_before_it_crashed(self, capsys):
        with exam("a", points=6) as e:
            with e.check("before", points=2):
                pass
            raise ValueError("a helper of the test cell")
        assert e.score == 2.0
        assert "`ValueError` came out" in e.report.note
        assert "What comes\n  after was not checked." in capsys.readouterr().out

    def test_gives_the_later_checks_nothing(self):
        with exam("a", points=6) as e:
            with e.check("before", points=2):
                pass
            helper()  # noqa: F821
            with e.check("after", points=4):
                pass
        assert e.score == 2.0
        assert [check.title for check in e.report.checks] == ["before"]

    def test_shares_no_points_when_it_crashed(self):
        """Else the checks before the crash would share the points of those after it."""
        with exam("a", points=6) as e:
            with e.check("before", points=1):
                pass
            raise ValueError
        assert e.score == 1.0

    def test_is_no_mistake_of_the_author_at_grading(self, grading):
        with exam("a", points=6) as e:
            with e.check("before", points=1):
                pass
            raise ValueError
        assert e.score == 1.0

    def test_says_which_name_is_missing(self):
        with exam("a", points=1) as e:
            boarding_pass  # noqa: B018, F821
        assert "`boarding_pass` is not defined: run its cell first" in e.report.note


class TestInAStudentsCopy:
    def test_visible_checks_share_all_the_points_in_proportion(self):
        with exam("a", points=6) as e:
            with e.check("one", points=1):
                pass
            with e.check("two", points=2):
                raise AssertionError
        assert e.score == 2.0
        assert [check.points for check in e.report.checks] == [2.0, 4.0]
        assert "More is checked when this is graded." in e.report.text()

    def test_nothing_more_is_announced_when_there_is_nothing_more(self):
        with exam("a", points=1) as e:
            with e.check("all there is", points=1):
                pass
        assert "More is checked" not in e.report.text()

    def test_an_instructor_running_every_check_sees_the_points_as_written(self):
        with exam("a", points=6) as e:
            with e.check("one", points=2):
                pass
            with e.hidden_check("two", points=4):
                raise AssertionError
        assert e.score == 2.0
        assert not e.report.more

    def test_checks_worth_more_than_the_exam_are_refused(self):
        with pytest.raises(ExamError, match="add up to 7 points, but the exam is worth 6"):
            with exam("a", points=6) as e:
                with e.check("one", points=7):
                    pass

    def test_hidden_checks_that_do_not_add_up_are_refused(self):
        with pytest.raises(ExamError, match="add up to 5 points"):
            with exam("a", points=6) as e:
                with e.hidden_check("one", points=5):
                    pass


class TestAtGrading:
    def test_checks_have_to_add_up(self, grading):
        with pytest.raises(ExamError, match=r"add up to 2 points.*worth 6.*Change the points"):
            with exam("a", points=6) as e:
                with e.check("one", points=2):
                    pass
        assert e.score == 0.0

    def test_points_are_not_shared(self, grading):
        with exam("a", points=6) as e:
            with e.check("one", points=2):
                pass
            with e.hidden_check("two", points=4):
                raise AssertionError
        assert e.score == 2.0


class TestATestCellWrittenWrongly:
    def test_one_title_for_two_checks(self):
        with pytest.raises(ExamError, match="Two checks have the title 'one'"):
            with exam("a", points=2) as e:
                with e.check("one", points=1):
                    pass
                with e.check("one", points=1):
                    pass
        assert e.score == 0.0

    def test_a_check_inside_a_check(self):
        with pytest.raises(ExamError, match="stands inside the check 'outer'"):
            with exam("a", points=2) as e:
                with e.check("outer", points=1):
                    with e.check("inner", points=1):
                        pass
        assert e.score == 0.0

    def test_an_exam_inside_an_exam(self):
        with pytest.raises(ExamError, match="stands inside the exam 'outer'"):
            with exam("outer", points=1) as e:
                with exam("inner", points=1):
                    pass
        assert e.score == 0.0

    def test_a_check_outside_its_exam(self):
        with pytest.raises(ExamError, match="stands outside its exam"):
            exam("a", points=1).check("one", points=1)

    def test_a_check_after_its_exam(self):
        with exam("a", points=1) as e:
            with e.check("one", points=1):
                pass
        with pytest.raises(ExamError, match="stands outside its exam"):
            e.check("two", points=1)
        assert e.score == 1.0

    def test_a_check_without_with(self):
        with pytest.raises(ExamError, match="was never run"):
            with exam("a", points=1) as e:
                e.check("one", points=1)
        assert e.score == 0.0

    def test_an_exam_run_twice(self):
        with exam("a", points=1) as e:
            with e.check("one", points=1):
                raise AssertionError
        with pytest.raises(ExamError, match="has been run already"):
            with e:
                pass
        assert e.score == 0.0

    def test_a_check_run_twice(self):
        with pytest.raises(ExamError, match="has been run already"):
            with exam("a", points=1) as e:
                check = e.check("one", points=1)
                with check:
                    raise AssertionError
                with check:
                    pass
        assert e.score == 0.0

    @pytest.mark.parametrize("points", [0, -1, float("nan"), float("inf"), True, "2", None])
    def test_points_that_are_none(self, points):
        with pytest.raises(ExamError, match="must be a number above 0"):
            exam("a", points=points)

    @pytest.mark.parametrize("title", ["", "  ", None, 3])
    def test_a_title_that_says_nothing(self, title):
        with pytest.raises(ExamError, match="needs a title"):
            exam(title, points=1)

    def test_a_hint_that_is_no_text(self):
        with pytest.raises(ExamError, match="hint must be a text"):
            with exam("a", points=1) as e:
                e.check("one", points=1, hint=(1, 2))

    def test_the_next_exam_is_none_the_worse(self):
        with pytest.raises(ExamError), exam("a", points=1) as e:
            e.check("one", points=1)
        with exam("b", points=1) as e:
            with e.check("one", points=1):
                pass
        assert e.score == 1.0
