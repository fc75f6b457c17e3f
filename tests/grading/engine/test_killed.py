"""Whoever is killed, nothing is lost: no submission, no grade, and no process is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from looplab.grading.course import ROOT
from looplab.grading.engine.pool import LocalPool
from looplab.grading.engine.run import Grading
from looplab.grading.sandbox import marked

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

STUDENTS = [f"student-{number:02}" for number in range(12)]
KILLS_OF_WORKERS, KILLS_OF_RUNS = 5, 5


@pytest.fixture
def scores(small) -> dict[str, dict[str, float]]:
    """Hands in a class; gives what each of them must get."""
    expected = {}
    for number, student in enumerate(STUDENTS):
        right = number % 3
        text = "def double(n):\n    return 2" if right == 1 else "def double(n):\n    return 2 * n"
        small.submit(student, small.released() if right == 2 else small.right(double=text))
        expected[student] = [
            {"add": 3, "double": 4},
            {"add": 3, "double": 1},
            {"add": 0, "double": 0},
        ][right]
    return expected


def known(small) -> set[str]:
    """Who has an entry in the gradebook; it must be whole."""
    with small.course.gradebook() as gradebook:
        submissions = gradebook.assignment_submissions(small.unit)
        for submission in submissions:
            assert [len(one.grades) for one in submission.notebooks] == [3]
            assert [len(one.comments) for one in submission.notebooks] == [3]
        names = [submission.student.id for submission in submissions]
    assert len(set(names)) == len(names)
    return set(names)


def kill_one(pids: list[int]) -> None:
    """Kill the first that has not been killed a moment ago."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            return


def test_workers_that_are_killed_lose_nothing(small, scores) -> None:
    chance = Random(6)
    moments = set(chance.sample(range(len(STUDENTS)), KILLS_OF_WORKERS))
    told = []
    with closing(LocalPool(2, small.root)) as pool:
        for number, step in enumerate(Grading(small.course, small.unit).run(pool)):
            told.append(step.student)
            assert not step.trouble
            if number in moments:
                kill_one(chance.sample(pool.pids, 2))
        assert sorted(told) == STUDENTS
        assert known(small) == set(STUDENTS)
        # Whoever's worker was killed three times, by chance, was given up, until now.
        list(Grading(small.course, small.unit).run(pool))
    assert {student: small.scores(student) for student in STUDENTS} == scores


def test_runs_that_are_killed_lose_nothing_and_leave_nobody_behind(small, scores) -> None:
    chance = Random(7)
    # A variable that may be seen in a sandbox, too, by its name.
    mark = uuid.uuid4().hex
    environ = os.environ | {"PYTHON_MARK": mark, "PYTHONPATH": str(ROOT)}
    arguments = ["grade", small.unit, "--jobs", "2", "--no-feedback"]
    for _ in range(KILLS_OF_RUNS):
        moment = chance.randrange(5, 26)  # two submissions at most are ready by then
        command = [sys.executable, str(Path(__file__).with_name("die.py")), str(moment), *arguments]
        done = subprocess.run(command, cwd=small.root, env=environ, capture_output=True, text=True)
        assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr
        for student in known(small):
            assert small.scores(student) == scores[student]
        while marked(f"PYTHON_MARK={mark}"):
            time.sleep(0.01)  # until the test's time is up
    command = [sys.executable, "-m", "looplab.cli", *arguments]
    done = subprocess.run(command, cwd=small.root, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {student: small.scores(student) for student in STUDENTS} == scores
    assert known(small) == set(STUDENTS)
    assert not list(small.root.glob("autograded/*/.*")), "nothing half done stays"


class Deadly(LocalPool):
    """Workers that one student's notebook kills."""

    def submit(self, key, call, given) -> None:
        if key == "bob" and not given.mark.get("given-up"):
            call, given = signal.raise_signal, signal.SIGKILL
        super().submit(key, call, given)


def test_what_kills_three_workers_is_given_up_and_tried_again_next_time(small, grade) -> None:
    for student in ("ada", "bob", "cyn"):
        small.submit(student, small.right())
    with closing(Deadly(2, small.root)) as deadly:
        steps = list(Grading(small.course, small.unit).run(deadly))
    assert sorted(step.student for step in steps) == ["ada", "bob", "cyn"]
    assert not [step for step in steps if step.trouble]
    assert small.scores("ada") == small.scores("cyn") == {"add": 3, "double": 4}
    assert small.scores("bob") == {"add": 0, "double": 0}
    told = " ".join(small.feedback("bob").split())
    assert "three times, as it does when a program asks" in told
    assert "Look for a list, a queue or a set of tasks that grows without end" in told
    assert "notebook itself" not in told
    assert {name for name, step in grade().items() if not step.unchanged} == {"bob"}
    assert small.scores("bob") == {"add": 3, "double": 4}


def test_ctrl_c_ends_after_what_is_running_and_says_how_to_go_on(small, scores) -> None:
    command = [sys.executable, "-m", "looplab.cli", "grade", small.unit, "--jobs", "2"]
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [*command, "--no-feedback"],
        cwd=small.root,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does it
        rest = running.stdout.read()
    assert "graded 1/12" in first
    assert running.returncode == 130
    assert "Stopping after what is running now" in rest
    assert f"To go on: looplab grade {small.unit} --jobs 2" in rest
    done = known(small)
    assert len(done) == (first + rest).count("graded ") - rest.count("were graded")
    assert {student: small.scores(student) for student in done} == {
        student: scores[student] for student in done
    }
