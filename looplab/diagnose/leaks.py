"""Findings about what a run left behind: coroutines, tasks, exceptions, loops, threads."""

from __future__ import annotations

import asyncio
import types
from collections.abc import Iterator
from typing import Any

from looplab.diagnose import say
from looplab.diagnose.cancels import left_cancelled
from looplab.diagnose.expected import ANYTHING, Expected, bounds
from looplab.diagnose.finding import Finding, finding
from looplab.run import Leak, Run

_CANCEL = asyncio.CancelledError.__name__


def leaks(run: Run, expected: Expected) -> Iterator[Finding]:
    """Say what was lost, left running or left open, and how many loops there were."""
    yield from _handed_back(run)
    if run.stop is None:
        yield from _loops(run, expected)
    if not expected.leaves_nothing:
        return
    if run.never_awaited:
        yield never_awaited(run.never_awaited)
    # Up to 3.11, a `wait_for` that is cancelled drops the CancelledError of a gather: not an error.
    lost = [leak for leak in run.never_retrieved if leak.what.partition(":")[0] != _CANCEL]
    if lost:
        kinds = say.listed(dict.fromkeys(leak.what.partition(":")[0] for leak in lost))
        names = dict.fromkeys(leak.source.partition("(")[0] for leak in lost if leak.source)
        where = say.listed(names) or "a task"
        yield finding(
            "lost-exception",
            f"{kinds} happened in {where}, and nobody ever looked at it.",
            *(_leak(leak) for leak in lost[:4]),
        )
    if run.stop is not None:
        return  # what could not end has not been left behind
    unfinished = [task for task in run.leftover if not left_cancelled(task)]
    if unfinished:
        names = dict.fromkeys(task.name for task in unfinished)
        many = len(unfinished) > 1
        yield finding(
            "left-running",
            f"{say.count(len(unfinished), 'task')} ({say.listed(names)}) "
            f"{'were' if many else 'was'} still unfinished when the program had ended.",
            *(f"{t.label}, created at {t.created:g} s" + (f" ({t.place})" if t.place else "")
              for t in unfinished[:4]),
        )  # fmt: skip
    still = [thread for thread in run.threads if thread.outcome == "pending"]
    if still:
        names = dict.fromkeys(thread.label.partition("(")[0] for thread in still)
        yield finding(
            "left-running",
            f"{say.count(len(still), 'thread')} ({say.listed(names)}) still ran "
            "when the program had ended.",
            *(f"{thread.label}, started at {thread.created:g} s" for thread in still[:4]),
        )
    left_open = [loop for loop in run.loops if loop.closed is None]
    if left_open:
        yield finding(
            "loop-left-open",
            f"{say.count(len(left_open), 'event loop')} {'was' if len(left_open) == 1 else 'were'} "
            "made and never closed.",
            *(f"loop {loop.id + 1} was made at {loop.opened:g} s" for loop in left_open[:4]),
        )


def never_awaited(lost: tuple[Leak, ...]) -> Finding:
    """Say which coroutines were created and never awaited."""
    names = dict.fromkeys(leak.what.partition("(")[0] for leak in lost)
    called = "was called but never awaited, so it never ran"
    if len(names) > 1:
        called = "were called but never awaited, so they never ran"
    return finding(
        "never-awaited", f"{say.listed(names)} {called}.", *(_leak(leak) for leak in lost[:4])
    )


def _loops(run: Run, expected: Expected) -> Iterator[Finding]:
    if expected.loops is ANYTHING or bounds(expected.loops).holds(len(run.loops)):
        return
    asked, made = bounds(expected.loops), len(run.loops)
    if made > asked.high:
        said = f"{say.count(made, 'event loop')} {'was' if made == 1 else 'were'} made"
        yield finding("too-many-loops", f"{said}; the task asks for {asked.words()}.")
    else:
        said = say.count(made, "event loop") if made else "no event loop"
        verb = "were" if made > 1 else "was"
        yield finding(
            "one-loop-for-all",
            f"{said[:1].upper()}{said[1:]} {verb} made; the task asks for {asked.words()}.",
        )


def _handed_back(run: Run) -> Iterator[Finding]:
    for value in unawaited(run.result):
        what, done = (
            ("task", "still running")
            if isinstance(value, asyncio.Future)
            else ("coroutine", "not run")
        )
        verb = "is" if value is run.result else "holds"
        name = getattr(value, "__qualname__", "")
        yield finding(
            "returned-a-coroutine",
            f"What came back {verb} a {what} ({done}), not its result: an `await` is missing.",
            f"got {say.show(value)}" if name else "",
        )
        return


def unawaited(value: Any, depth: int = 0) -> Iterator[Any]:
    """Find coroutines and futures in a value, some levels deep."""
    kind = type(value)
    if issubclass(kind, (types.CoroutineType, asyncio.Future)):
        yield value
    elif depth < 3 and kind in (list, tuple, dict):
        for one in list(value.values() if kind is dict else value)[:1000]:
            yield from unawaited(one, depth + 1)


def _leak(leak: Leak) -> str:
    source = f"{say.clean(leak.source, 80)}: " if leak.source else ""
    return f"{source}{say.clean(leak.what, 200)}" + (f" ({leak.place})" if leak.place else "")
