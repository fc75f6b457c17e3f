"""A cell has its seconds whatever else the machine does, and no more than a few times these."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from looplab.grading.warm import client, stopwatch
from looplab.grading.warm.client import Lost
from looplab.grading.warm.stopwatch import MOST, PERIOD, Seen, Stopwatch, look


def seconds_until_over(limit: float, seen: Iterator[Seen]) -> tuple[float, float]:
    """Look once a period at what is said to be seen; give the wall's seconds, and those counted."""
    now = 0.0
    watch = Stopwatch(lambda: next(seen), lambda: now)
    while not watch.is_over(limit):
        now += PERIOD
    return now, watch.spent


def computing(share: float) -> Iterator[Seen]:
    """A program that always has something to compute, and gets a share of a processor."""
    computed = 0.0
    while True:
        computed += share * PERIOD
        yield Seen(runnable=True, computed=computed)


class TestWhatCounts:
    def test_on_a_quiet_machine_the_walls_clock(self) -> None:
        assert seconds_until_over(10, computing(1)) == (10, 10)

    def test_on_a_busy_one_what_it_computes(self) -> None:
        wall, counted = seconds_until_over(10, computing(1 / 4))
        assert wall == pytest.approx(40 - 3 * PERIOD)  # the first look has nothing to compare with
        assert counted == pytest.approx(10)

    def test_who_sleeps_gets_no_more_on_a_busy_one(self) -> None:
        asleep = iter(lambda: Seen(runnable=False, computed=3.0), None)
        assert seconds_until_over(10, asleep) == (10, 10)

    def test_many_processes_are_not_counted_more_than_once(self) -> None:
        assert seconds_until_over(10, computing(2)) == (10, 10)

    def test_processors_time_that_is_lost_sight_of_does_not_run_backwards(self) -> None:
        seen = iter([Seen(True, 5.0), Seen(True, 1.0), *([Seen(False, 1.0)] * 100)])
        wall, counted = seconds_until_over(10, seen)
        assert (wall, counted) == (10 + PERIOD, 10)

    def test_who_never_gets_a_processor_is_stopped_all_the_same(self) -> None:
        wall, counted = seconds_until_over(10, computing(0))
        assert wall == MOST * 10
        assert counted == PERIOD


@pytest.fixture
def start() -> Iterator[Callable[[str], int]]:
    """Starts a program, gives its process number once it has printed a line."""
    with contextlib.ExitStack() as stack:

        def begin(program: str) -> int:
            code = f"import os, sys, threading, time\n{program}"
            process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
            stack.enter_context(process)
            stack.callback(process.kill)
            process.stdout.readline()
            return process.pid

        yield begin


class TestWhatIsSeen:
    def test_one_that_computes(self, start) -> None:
        pid = start("print(flush=True)\nwhile True: pass")
        first = look(pid)
        while look(pid).computed < first.computed + 0.2:
            pass
        assert look(pid).runnable

    def test_one_that_sleeps(self, start) -> None:
        pid = start("print(flush=True)\ntime.sleep(1000)")
        while look(pid).runnable:  # until it does
            pass
        assert not look(pid).runnable

    def test_what_threads_and_processes_computed_that_have_ended(self, start) -> None:
        pid = start(
            "def compute():\n"
            "    while time.thread_time() < 0.3: pass\n"
            "thread = threading.Thread(target=compute); thread.start(); thread.join()\n"
            "os.fork() or (compute(), os._exit(0))\n"
            "os.wait(); print(flush=True); time.sleep(1000)"
        )
        assert look(pid).computed >= 0.55

    def test_a_process_that_is_gone(self) -> None:
        with subprocess.Popen(["true"]) as process:
            pass
        assert look(process.pid) == Seen(runnable=False, computed=0.0)


class TestOnALoadedMachine:
    """Its clock runs twenty times as fast: so a program gets a twentieth of a processor."""

    @pytest.fixture(autouse=True)
    def loaded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(client, "monotonic", lambda: 20 * time.monotonic())
        monkeypatch.setattr(client, "PERIOD", PERIOD / 20)
        monkeypatch.setattr(stopwatch, "MOST", 1000)  # this machine may be busy as well

    def test_a_cell_that_computes_less_than_its_limit_ends(self, run) -> None:
        run("import time\nend = time.process_time() + 1")
        run("while time.process_time() < end: pass", timeout=18)

    def test_also_in_threads_that_come_and_go(self, run) -> None:
        run(
            "import threading, time\n"
            "def compute():\n"
            "    end = time.thread_time() + 0.02\n"
            "    while time.thread_time() < end: pass"
        )
        run(
            "for _ in range(50):\n"
            "    thread = threading.Thread(target=compute); thread.start(); thread.join()",
            timeout=18,
        )

    @pytest.mark.parametrize("forever", ["while True: pass", "import time; time.sleep(1000)"])
    def test_one_that_goes_on_is_stopped(self, run, forever: str) -> None:
        with pytest.raises(Lost) as lost:
            run(forever, timeout=1)
        assert lost.value.kind == "time"
