"""Why a test of CPython's may fail on the loop in virtual time, although the loop is right."""

from __future__ import annotations

import re

# a pattern for the test's id, the versions of Python (a prefix; empty for all), and why
REASONS = (
    (
        r"test_tasks\..*\.test_stop_while_run_in_complete$",
        "",
        "asks for the clock of the tests' own loop, which moves on after stop(); ours stands still",
    ),
    (
        r"test_tasks\.CoroutineGatherTests\.test_issue46672$",
        "",
        "puts a mock into BaseEventLoop.call_exception_handler, which our loop overrides",
    ),
    (
        r"test_runners\.RunnerTests\.test_interrupt_call_soon$",
        "",
        "spins with sleep(0) until a timer interrupts it; virtual time stands while it spins",
    ),
    (
        r"test_tasks\..*\.test_as_completed(_with_timeout)?$",
        "3.13",
        "runs two loops and wants each to begin at second 0; the loops of a program share a clock",
    ),
)


def reason(test: str, version: str) -> str:
    """Give the reason why a test may fail on a version of Python, empty when none is known."""
    return next(
        (why for name, on, why in REASONS if re.search(name, test) and version.startswith(on)), ""
    )


def stale(failed: set[str], version: str) -> list[str]:
    """Give the patterns, listed for a version, that no failed test needs any more."""
    return [
        name
        for name, on, _ in REASONS
        if version.startswith(on) and not any(re.search(name, test) for test in failed)
    ]
