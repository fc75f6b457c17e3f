"""The demo, on a small class: who gets what, what is told, and what is noticed."""

from __future__ import annotations

import pytest

from looplab.grading.demo import differences, main
from looplab.grading.insight import misunderstandings, page
from looplab.grading.results import Exercise, Graded, Reason
from looplab.grading.sample import parse

ADA = """# note: all of it right
# expect: add=3 double=4 say-why=0

# %% add
async def add(a, b):
    return a + b

# %% double
def double(n):
    return 2 * n
"""
BOB = """# note: doubles nothing but one
# expect: add=0 double=1 say-why=0
# finding: double=does-not-hold add=not-started

# %% double
def double(n):
    return 2
"""
CYN = """# note: hands in something else
# expect: add=0 double=0 say-why=0

# %% file
<html></html>
"""


@pytest.fixture
def repository(small):
    """The small course with a sample class, laid out as the repository is."""
    folder = small.root / "tests" / "course" / small.unit / "class"
    folder.mkdir(parents=True)
    for name, text in {"ada": ADA, "bob": BOB, "cyn": CYN}.items():
        (folder / f"{name}.py").write_text(text)
    return small.root


@pytest.mark.slow
class TestTheDemo:
    def test_it_grades_the_class_as_expected_and_runs_again(self, repository, capfd) -> None:
        assert main(repository) == 0
        out = capfd.readouterr().out
        assert "3 submissions graded" in out
        assert "all as expected" in out
        assert "demo/feedback/bob/77-small/77-small.html" in out
        for name in ("ada", "bob", "cyn"):
            assert (repository / f"demo/feedback/{name}/77-small/77-small.html").exists()
        assert "does-not-hold" in (repository / "demo/insight/77-small.html").read_text()
        assert main(repository) == 0

    def test_a_score_that_differs_is_told_and_makes_it_fail(self, repository, capfd) -> None:
        path = repository / "tests/course/77-small/class/bob.py"
        path.write_text(BOB.replace("double=1", "double=4"))
        assert main(repository) == 1
        assert "bob, double: expected 4.0, got 1.0" in capfd.readouterr().out


def test_without_a_sample_class_it_says_what_is_missing(small, capfd) -> None:
    assert main(small.root) == 1
    assert "There is no sample class" in capfd.readouterr().out


def test_an_unreadable_answer_file_is_named(repository, capfd) -> None:
    (repository / "tests/course/77-small/class/dan.py").write_text("# %% add\nx = 1\n")
    assert main(repository) == 1
    assert "dan: the file needs a line such as" in capfd.readouterr().out


WRONG = Reason("wrong-result", "`double` returned another number.")
STOPPED = Reason("stopped", "Stopped: <b>still</b> running.")


def graded(student: str, score: float | None, *reasons: Reason, remarks=()) -> Graded:
    return Graded(student, (Exercise("double", 4.0, score, reasons),), tuple(remarks))


class TestDifferences:
    bob = parse("bob", "# expect: double=1\n# finding: double=wrong-result")

    @pytest.mark.parametrize(
        ("got", "told"),
        [
            ([graded("bob", 1.0, WRONG)], []),
            ([graded("bob", 2.0, WRONG)], ["bob, double: expected 1.0, got 2.0"]),
            ([graded("bob", None, WRONG)], ["bob, double: expected 1.0, got None"]),
            (
                [graded("bob", 1.0)],
                ["bob, double: expected the finding wrong-result, got nothing"],
            ),
            (
                [],
                [
                    "bob, double: expected 1.0, got None",
                    "bob, double: expected the finding wrong-result, got nothing",
                ],
            ),
        ],
    )
    def test_each_is_a_sentence(self, got: list[Graded], told: list[str]) -> None:
        assert differences(got, [self.bob]) == told

    def test_an_exercise_that_nobody_expected_is_told(self) -> None:
        two = Graded("bob", (Exercise("double", 4, 1.0, (WRONG,)), Exercise("more", 1, 1.0)))
        assert differences([two], [self.bob]) == ["bob, more: expected None, got 1.0"]


class TestInsight:
    def test_each_student_counts_once_and_the_most_common_comes_first(self) -> None:
        found = misunderstandings(
            [
                graded("ada", 1.0, WRONG, WRONG),
                graded("bob", 0.0, Reason("raised", "KeyError"), WRONG),
            ]
        )
        assert [(one.kind, one.students) for one in found] == [
            ("wrong-result", ("ada", "bob")),
            ("raised", ("bob",)),
        ]

    def test_what_was_mended_is_no_misunderstanding_but_needs_a_look(self) -> None:
        one = graded("ada", 4.0, remarks=[Reason("mended", "A cell was missing.")])
        assert misunderstandings([one]) == []
        assert "A cell was missing." in page("77-small", [one])

    def test_the_page_escapes_what_students_wrote(self) -> None:
        html = page("77-small", [graded("<script>x</script>", 0.0, remarks=[STOPPED])])
        assert "<script>" not in html
        assert "<b>still" not in html

    def test_what_is_known_is_counted(self) -> None:
        checks = (("one becomes two", True), ("others too", False))
        two = Graded(
            "bob",
            (
                Exercise("double", 4.0, 1.0, (WRONG,), checks),
                Exercise("why", 2.0, None, waiting=True),
            ),
            late=7_200.0,
            seconds=3.25,
            sandbox="landlock",
        )
        html = " ".join(page("77-small", [graded("ada", 4.0), two]).split())
        assert "2 submissions: mean 2.5, median 2.5 of 6 points; 1 with full points." in html
        assert "Graded in: landlock (1)." in html
        assert 'others too</td><td class="n">0 of 1</td>' in html
        for told in ("2.0 hours", "3.2", "To be graded by hand"):
            assert told in html

    def test_the_distribution_is_told_in_words_too(self) -> None:
        html = page("77-small", [graded("ada", 4.0), graded("bob", 4.0), graded("cyn", 0.0)])
        said = "1 from 0 and below 1, 0 from 1 and below 2, 0 from 2 and below 3, 2 from 3 to 4"
        assert f'aria-label="Number of submissions by points: {said}."' in html
        assert html.count("<rect") == 4

    def test_a_rare_finding_is_folded_away_behind_the_common_ones(self) -> None:
        rare = Reason("raised", "KeyError came out.")
        html = page("77-small", [graded("ada", 1.0, WRONG), graded("bob", 1.0, WRONG, rare)])
        assert (
            html.index("another number")
            < html.index("1 more, each with one")
            < html.index("KeyError")
        )

    def test_the_page_of_a_class_without_trouble_has_no_empty_tables(self) -> None:
        html = page("77-small", [graded("ada", 4.0)])
        assert "needs a look" not in html
        assert "misunderstood" not in html
