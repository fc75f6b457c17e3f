"""On a Dask cluster: two worker processes and a scheduler, started by hand on this machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from looplab.cli import main
from looplab.grading.course import ROOT
from looplab.grading.engine.cluster import ClusterPool
from looplab.grading.engine.run import Grading

distributed = pytest.importorskip("distributed", reason="Dask is not installed: no cluster")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

STUDENTS = [f"student-{number:02}" for number in range(10)]


@dataclass
class Cluster:
    """A scheduler and its workers, each a process."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A cluster that shares no folder with the course, but for the installed packages."""
    told = tmp_path / "scheduler.json"
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    dask = [sys.executable, "-m", "distributed.cli."]
    scheduler = ["dask_scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(told)]
    worker = ["dask_worker", "--scheduler-file", str(told), "--nthreads", "1", "--no-dashboard"]
    worker += ["--no-nanny", "--local-directory", str(tmp_path)]
    with ExitStack() as stack:

        def start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
            process = subprocess.Popen(
                [*dask[:2], dask[2] + module, *arguments],
                cwd=tmp_path,
                env=environ,
                stderr=subprocess.DEVNULL,
            )
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        start(*scheduler)
        workers = [start(*worker) for _ in range(2)]
        with distributed.Client(scheduler_file=str(told), timeout=60, set_as_default=False) as one:
            one.wait_for_workers(2, timeout=100)
            yield Cluster(one.scheduler.address, workers)


def test_a_cluster_grades_the_class_and_may_lose_a_worker(small, cluster) -> None:
    for number, student in enumerate(STUDENTS):
        small.submit(student, small.right() if number % 2 else small.released())
    told = []
    with closing(ClusterPool(cluster.address)) as pool:
        for number, step in enumerate(Grading(small.course, small.unit).run(pool)):
            told.append(step.student)
            assert not step.trouble
            if number == 2:
                cluster.workers[0].send_signal(signal.SIGKILL)
    assert sorted(told) == STUDENTS
    for number, student in enumerate(STUDENTS):
        right = {"add": 3, "double": 4} if number % 2 else {"add": 0, "double": 0}
        assert small.scores(student) == right


def test_a_scheduler_that_is_not_there_is_said_kindly(small, monkeypatch, capfd) -> None:
    monkeypatch.chdir(small.root)
    monkeypatch.setattr("looplab.grading.engine.cluster.SECONDS", 1)
    small.submit("ada", small.right())
    assert main(["grade", small.unit, "--scheduler", "tcp://127.0.0.1:9"]) == 1
    said = capfd.readouterr().err
    assert "There is no Dask scheduler that answers at tcp://127.0.0.1:9" in said
    assert "dask scheduler" in said
