"""Two who grade at once, and a person who gives points meanwhile, lose nothing."""

from __future__ import annotations

import glob
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from looplab.grading.course import ROOT
from looplab.grading.engine.job import Outcome
from looplab.grading.engine.records import Entry, known, record

STUDENTS = [f"student-{number:02}" for number in range(24)]
SERVERS = sorted(glob.glob("/usr/lib/postgresql/*/bin"))

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    """Debian's PostgreSQL, in a folder of its own, for this machine's users alone."""
    if not SERVERS:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    pytest.importorskip("psycopg", reason="psycopg is not installed: no PostgreSQL")
    folder = Path(tempfile.mkdtemp(prefix="looplab-postgresql-"))
    user = None
    if os.geteuid() == 0:  # it does not run as root
        user = "postgres" if "postgres" in [one.pw_name for one in pwd.getpwall()] else "nobody"
        shutil.chown(folder, user)
    bin_, data = Path(SERVERS[-1]), folder / "data"

    def call(name: str, *arguments: str) -> None:
        subprocess.run(
            [str(bin_ / name), *arguments],
            user=user,
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    try:
        call("initdb", "-D", str(data), "-A", "trust", "-U", "teacher", "--no-sync")
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        call("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql+psycopg://teacher@/DATABASE?host={folder}"
        finally:
            call("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty gradebook's address."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'gradebook.db'}"
    server: str = request.getfixturevalue("postgresql")
    return fresh(server, tmp_path.name)


def fresh(server: str, name: str) -> str:
    """Make a database, and give its address."""
    import psycopg

    folder = server.partition("host=")[2]
    with psycopg.connect(host=folder, user="teacher", dbname="postgres", autocommit=True) as one:
        one.execute(f'CREATE DATABASE "{name}"')
    return server.replace("DATABASE", name)


def test_the_gradebook_takes_two_graders_and_a_person(small, url) -> None:
    unit = small.unit
    small.course.config.CourseDirectory.db_url = url
    small.course.generate(unit)
    scores = {unit: {"test-add": 3.0, "test-double": 1.0, "say-why": None}}
    entries = [Entry(Outcome(name, scores=scores), None) for name in STUDENTS]
    failed: list[BaseException] = []
    begin = threading.Barrier(3)

    def grades(order: list[Entry]) -> None:
        begin.wait()
        with small.course.gradebook() as gradebook:
            for place in range(0, len(order), 5):
                record(gradebook, unit, order[place : place + 5])

    def person() -> None:
        begin.wait()
        with small.course.gradebook() as gradebook:
            waiting = set(STUDENTS)
            while waiting:
                for name in waiting & known(gradebook, unit).keys():
                    grade = gradebook.find_grade("say-why", unit, unit, name)
                    grade.manual_score = 2.0
                    gradebook.db.commit()
                    waiting.remove(name)

    def guarded(call, *arguments) -> None:
        try:
            call(*arguments)
        except BaseException as error:
            failed.append(error)
            begin.abort()

    calls = [(grades, entries), (grades, entries[::-1]), (person,)]
    threads = [threading.Thread(target=guarded, args=call) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with small.course.gradebook() as gradebook:
        found = known(gradebook, unit)
        assert {name: one.scores for name, one in found.items()} == dict.fromkeys(STUDENTS, scores)
        for name in STUDENTS:
            assert gradebook.find_grade("say-why", unit, unit, name).manual_score == 2.0


def test_two_runs_at_once_on_postgresql(small, postgresql, tmp_path) -> None:
    """Each in a course folder of its own, as on two machines: one class, one gradebook."""
    url = fresh(postgresql, "two-runs")
    config = (
        f"c = get_config()\nload_subconfig('nbgrader_config.py', path={str(ROOT)!r})\n"
        f"c.CourseDirectory.db_url = {url!r}\n"
    )
    small.root.joinpath("nbgrader_config.py").write_text(config)
    course = type(small)(small.root).course
    course.generate(small.unit)
    students = STUDENTS[:6]
    for number, name in enumerate(students):
        small.submit(name, small.right() if number % 2 else small.released())
    other = shutil.copytree(small.root, tmp_path / "other")
    command = [sys.executable, "-m", "looplab.cli", "grade", small.unit, "--jobs", "1"]
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    runs = [
        subprocess.Popen(
            [*command, "--no-feedback"],
            cwd=folder,
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for folder in (small.root, other)
    ]
    for run in runs:
        said, _ = run.communicate()
        assert run.returncode == 0, said
    with course.gradebook() as gradebook:
        assert isinstance(gradebook, Gradebook)
        found = known(gradebook, small.unit)
        right = {"test-add": 3.0, "test-double": 4.0, "say-why": 0.0}
        wrong = {"test-add": 0.0, "test-double": 0.0, "say-why": 0.0}
        assert {name: one.scores[small.unit] for name, one in found.items()} == {
            name: right if number % 2 else wrong for number, name in enumerate(students)
        }
