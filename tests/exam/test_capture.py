"""What an exam holds back, and that it puts everything as it was."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import io
import logging
import os
import signal
import sys
import warnings

import pytest

from looplab import simulate
from looplab.exam import exam, expect
from looplab.exam.capture import Capture


async def fetch():
    """Stand for a learner's coroutine function."""


def forget_in_a_cycle():
    """Lose a coroutine so that only the garbage collector finds it."""
    cycle = [fetch()]
    cycle.append(cycle)


def test_nothing_comes_out_but_the_report(capfd):
    with exam("a", points=1) as e:
        with e.check("noisy", points=1):
            print("a stray print")
            print("a stray error", file=sys.stderr)
            warnings.warn("a stray warning", stacklevel=1)
            logging.getLogger("asyncio").warning("a stray log")
    out, err = capfd.readouterr()
    assert err == ""
    assert "stray" not in out
    assert out.startswith("a: 1 of 1 point\n")


def test_a_handler_of_an_earlier_cell_does_not_write_to_stderr(monkeypatch):
    errors = io.StringIO()
    logger = logging.getLogger("learner")
    handlers = [logging.StreamHandler(errors)]
    monkeypatch.setattr(logger, "handlers", list(handlers))
    with exam("a", points=1) as e:
        with e.check("logs", points=1):
            logger.error("a stray log")
    assert errors.getvalue() == ""
    assert logger.handlers == handlers


def test_a_visible_check_that_failed_shows_what_it_said():
    with exam("a", points=1) as e:
        with e.check("noisy", points=1):
            print("on stdout")
            print("on stderr", file=sys.stderr)
            logging.getLogger("crawler").warning("in a log")
            raise AssertionError
    assert e.report.checks[0].said == "on stdout\non stderr\ncrawler: in a log"


class TestACoroutineThatNobodyAwaited:
    def test_costs_the_check_in_which_it_was_called(self):
        with exam("a", points=3) as e:
            with e.check("before", points=1):
                pass
            with e.check("forgets", points=1):
                fetch()
            with e.check("after", points=1):
                pass
        assert [check.status for check in e.report.checks] == ["passed", "not yet", "passed"]
        assert e.score == 2.0
        assert e.report.checks[1].finding.sentence == (
            "`fetch` was called but never awaited, so it never ran."
        )

    def test_is_found_when_only_the_garbage_collector_finds_it(self):
        with exam("a", points=2) as e:
            with e.check("forgets", points=1):
                cycle = [fetch()]
                cycle.append(cycle)
                del cycle
            with e.check("after", points=1):
                pass
        assert [check.status for check in e.report.checks] == ["not yet", "passed"]

    def test_costs_nothing_when_an_earlier_cell_left_it(self):
        forget_in_a_cycle()
        with exam("a", points=1) as e:
            with e.check("fine", points=1):
                gc.collect()
        assert e.score == 1.0

    def test_costs_the_next_check_nothing_when_it_was_called_before(self):
        with exam("a", points=2) as e:
            with e.check("one", points=1):
                pass
            fetch()
            print("between")
            with e.check("two", points=1):
                raise AssertionError
        assert e.report.checks[1].finding.kind == "does-not-hold"
        assert e.report.checks[1].said == ""

    def test_costs_the_next_check_nothing_when_its_run_holds_it(self):
        def runs_inside():
            try:
                asyncio.run(fetch())
            except RuntimeError as error:
                return error

        async def main():
            return runs_inside()

        with warnings.catch_warnings(record=True) as late:
            warnings.simplefilter("always")
            with exam("a", points=2) as e:
                with e.check("nested", points=1):
                    expect(simulate(main), result=None)
                with e.check("fine", points=1):
                    expect(simulate(fetch), result=None)
            gc.collect()
        assert [check.status for check in e.report.checks] == ["not yet", "passed"]
        assert late == []

    @pytest.mark.parametrize("place", ["before", "inside"])
    def test_is_not_reported_after_the_cell(self, place):
        if place == "before":
            forget_in_a_cycle()
        with exam("a", points=1) as e:
            with e.check("fine", points=1):
                pass
            if place == "inside":
                forget_in_a_cycle()
        with warnings.catch_warnings(record=True) as late:
            warnings.simplefilter("always")
            gc.collect()
        assert late == []
        assert e.score == 1.0


@pytest.mark.parametrize("crash", [None, ValueError, SystemExit], ids=str)
def test_everything_is_as_it_was_afterwards(crash):
    def state():
        return (
            sys.stdout,
            sys.stderr,
            list(warnings.filters),
            warnings.showwarning,
            list(logging.root.handlers),
            list(logging.getLogger("asyncio").handlers),
            signal.getsignal(signal.SIGINT),
            gc.get_freeze_count(),
            gc.isenabled(),
        )

    gc.unfreeze()  # 3.12 starts with some hundred frozen objects
    before = state()
    with exam("a", points=1) as e:
        with e.check("meddles", points=1):
            sys.stdout = sys.stderr = None
            warnings.simplefilter("ignore")
            warnings.showwarning = print
            logging.basicConfig(force=True)
            if crash:
                raise crash
        if crash:
            raise crash
    assert state() == before
    assert gc.get_freeze_count() == 0


@pytest.mark.usefixtures("interruptible")
def test_what_a_real_interrupt_leaves_is_as_it_was():
    before = sys.stdout, sys.stderr, signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        with exam("a", points=2) as e:
            with e.check("fine", points=1):
                pass
            with e.check("long", points=1):
                os.kill(os.getpid(), signal.SIGINT)
    assert (sys.stdout, sys.stderr, signal.getsignal(signal.SIGINT)) == before
    assert e.score == 0.0


@pytest.mark.usefixtures("interruptible")
def test_a_real_interrupt_that_something_swallows_ends_the_exam_all_the_same():
    before = sys.stdout, signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        with exam("a", points=1) as e:
            with e.check("long", points=1):
                with contextlib.suppress(KeyboardInterrupt):
                    os.kill(os.getpid(), signal.SIGINT)
                    gc.collect()
    assert (sys.stdout, signal.getsignal(signal.SIGINT)) == before
    assert e.score == 0.0


def test_a_flood_of_prints_is_cut():
    with Capture() as held:
        for _ in range(100):
            print("x" * 10_000)
        assert len(held.since().stdout) <= 64_000


def test_a_stream_takes_bytes_too():
    with Capture() as held:
        sys.stdout.buffer.write(b"bytes")
        assert held.since().stdout == "bytes"


def test_a_program_that_closes_stdout_costs_its_check_at_most():
    with exam("a", points=2) as e:
        with e.check("closes", points=1):
            sys.stdout.close()
            raise AssertionError
        with e.check("fine", points=1):
            pass
    assert e.score == 1.0
