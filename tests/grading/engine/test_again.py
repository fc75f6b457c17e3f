"""A second run grades what has changed, and nothing else."""

from __future__ import annotations

import datetime
import fcntl
import os
import shutil

import nbformat
import pytest

from looplab.cli import main

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def graded(steps) -> set[str]:
    assert not [step for step in steps.values() if step.trouble]
    return {name for name, step in steps.items() if not step.unchanged}


def test_only_what_changed_is_graded_again(small, grade, rows, hand_in_class) -> None:
    hand_in_class()
    everybody = graded(grade())
    assert len(everybody) == 6
    before = rows(small.course)
    assert graded(grade()) == set()
    assert rows(small.course) == before
    small.submit("bob", small.right())
    assert graded(grade()) == {"bob"}
    assert small.scores("bob") == {"add": 3, "double": 4}
    shutil.rmtree(small.path("autograded", "ada").parent)
    with small.course.gradebook() as gradebook:
        gradebook.remove_submission(small.unit, "cyn")
        gradebook.find_grade("test-add", small.unit, small.unit, "eve").auto_score = 99
        gradebook.db.commit()
    assert graded(grade()) == {"ada", "cyn", "eve"}
    assert graded(grade("b*", force=True)) == {"bob"}


def test_a_corrected_test_is_graded_again_and_what_persons_gave_stays(
    small, grade, hand_in_class
) -> None:
    hand_in_class()
    grade()
    with small.course.gradebook() as gradebook:
        for name, score in (("say-why", 1.5), ("test-add", 2.0)):
            gradebook.find_grade(name, small.unit, small.unit, "dee").manual_score = score
        gradebook.find_comment("say-why", small.unit, small.unit, "dee").manual_comment = "Yes."
        gradebook.db.commit()
    source = small.path("source")
    nb = nbformat.read(source, 4)
    test = small.cell(nb, "test-double")
    assert "double(21) == 42" in test.source
    test.source = test.source.replace("double(21) == 42", "double(1) in (2, 3)")
    nbformat.write(nb, source)
    small.course.generate(small.unit)
    assert small.scores("bob") == {"add": 3, "double": 1}
    assert graded(grade()) == {"ada", "bob", "cyn", "dee", "eve", "fay"}
    assert small.scores("bob") == {"add": 3, "double": 4}, "two for one is what is asked now"
    with small.course.gradebook() as gradebook:
        given = [
            gradebook.find_grade(name, small.unit, small.unit, "dee")
            for name in ("say-why", "test-add")
        ]
        assert [(one.manual_score, one.needs_manual_grade) for one in given] == [
            (1.5, True),
            (2.0, True),
        ]
        comment = gradebook.find_comment("say-why", small.unit, small.unit, "dee")
        assert comment.comment == "Yes."


def test_another_due_date_concerns_those_who_are_late(small, grade) -> None:
    due = datetime.datetime(2024, 1, 15, 12)
    for student, hour in (("ada", 11), ("bob", 14)):
        small.submit(student, small.right())
        place = small.path("submitted", student).with_name("timestamp.txt")
        place.write_text(f"2024-01-15 {hour}:00:00 UTC")
    assert graded(grade()) == {"ada", "bob"}
    small.course.config.LateSubmissionPlugin.penalty_method = "zero"
    assert graded(grade()) == {"ada", "bob"}, "another option"
    with small.course.gradebook() as gradebook:
        gradebook.update_or_create_assignment(small.unit, duedate=due)
    assert graded(grade()) == {"bob"}
    with small.course.gradebook() as gradebook:
        assert gradebook.find_submission(small.unit, "bob").late_submission_penalty == 7.0


class TestTheCommand:
    @pytest.fixture
    def looplab(self, small, monkeypatch, capfd):
        monkeypatch.chdir(small.root)

        def run(*options: str) -> tuple[int, str]:
            code = main(["grade", small.unit, *options])
            said = capfd.readouterr()
            return code, said.out + said.err

        return run

    def test_grades_and_writes_the_feedback_of_those_that_changed(self, small, looplab) -> None:
        small.submit("ada", small.right())
        small.submit("bob", small.released())
        code, said = looplab("--jobs", "2", "--resume")
        assert code == 0
        assert "Going on where the last run ended" in said
        assert "2 of 2 submissions were graded, each in" in said
        pages = {name: small.path("feedback", name, "html") for name in ("ada", "bob")}
        written = {name: page.stat().st_mtime_ns for name, page in pages.items()}
        small.submit("bob", small.right())
        code, said = looplab("--jobs", "1")
        assert code == 0
        assert "1 of 2 submissions were graded" in said
        assert "1 had been before" in said
        again = {name: page.stat().st_mtime_ns for name, page in pages.items()}
        assert again["ada"] == written["ada"]
        assert again["bob"] > written["bob"]

    def test_says_what_to_do_when_the_unit_was_not_released(self, small, looplab) -> None:
        small.submit("ada", b"")
        (small.root / "gradebook.db").unlink()
        code, said = looplab("--no-feedback")
        assert code == 1
        assert f"nbgrader generate_assignment {small.unit} --force" in said

    def test_says_when_another_run_is_at_work(self, small, looplab) -> None:
        small.submit("ada", small.right())
        handle = os.open(small.root, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            code, said = looplab()
        finally:
            os.close(handle)
        assert code == 1
        assert "Another looplab grade is at work" in said


def test_another_private_seed_draws_other_cases_for_everybody(small, grade, monkeypatch) -> None:
    draws = "from looplab.exam.seed import random_for\nprint(random_for('a place').random())\n"
    small.submit("ada", small.right(double=draws + "def double(n):\n    return 2 * n"))
    drawn = set()
    for seed in ("", "autumn", "spring"):
        monkeypatch.setenv("LOOPLAB_SEED", seed)
        assert graded(grade()) == {"ada"}
        assert graded(grade()) == set()
        drawn.add(small.cell(small.autograded("ada"), "double").outputs[0].text)
    assert len(drawn) == 3
