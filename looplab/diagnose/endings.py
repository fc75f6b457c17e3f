"""Findings about how a run ended: stopped, with an error, or without one that should come out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from looplab.diagnose import say
from looplab.diagnose.cancels import ended_well, is_cancel
from looplab.diagnose.expected import Expected
from looplab.diagnose.finding import Finding, finding
from looplab.diagnose.same import difference
from looplab.run import Run

# What asyncio and the interpreter say; the texts are the same from 3.11 on, and nothing else tells.
_NESTED = ("cannot be called from a running event loop", "event loop is already running")
_REUSED = ("cannot reuse already awaited coroutine", "coroutine is being awaited already")

_STOPS = {
    "deadlock": "Everything waits and nothing is left that could wake it ({time} into the run).",
    "busy-wait": "The program went round and round at {time} without letting time pass: "
    "a loop in it never waits for anything that takes time.",
    "endless": "The program had not ended after {time}: something in it goes on and on.",
    "frozen": "The program never gave control back: a stretch of code without an `await` "
    "did not end.",
}

# What a wait that nothing can end any more comes from, the most telling first.
_CAUSES = {
    "Queue.join()": "not every item that was put in has had its `task_done`",
    "Queue.put()": "the queue is full, and nobody takes anything out",
    "Queue.get()": "the queue is empty, and nobody puts anything in",
    "Lock.acquire()": "whoever holds the lock does not let go of it",
    "Semaphore.acquire()": "whoever holds the semaphore does not let go of it",
    "Event.wait()": "nobody is left who would call `set`",
    "Condition.wait()": "nobody is left who would call `notify`",
    "Barrier.wait()": "too few have come to the barrier",
}


def endings(run: Run, expected: Expected) -> Iterator[Finding]:
    """Say why a run was stopped or what came out of it."""
    if run.stop is not None:
        yield _stopped(run)
        return
    for raised in _inside(run.result):
        yield from _misuse(raised, "the result holds it as an answer")
    if run.exception is None:
        if expected.raises is not None:
            asked = expected.raises
            name = asked.__name__ if isinstance(asked, type) else say.type_name(asked)
            got = f"it returned {say.show(run.result)} instead"
            if is_cancel(asked) and ended_well(run):
                yield finding(
                    "swallowed-cancel",
                    "It was cancelled, and ended as if nobody had asked: clean up, then `raise`.",
                    got,
                )
                return
            why, nearer = "", ""
            if is_cancel(asked):
                why, nearer = ": whoever catches a cancelling has to `raise` it again", "cancelled"
            missing = f"`{name}` should come out, but no error did{why}."
            yield finding("swallowed-error", missing, got, nearer=nearer)
        return
    misuse = list(_misuse(run.exception, _where(run)))
    yield from misuse
    if not misuse and not _as_asked(run.exception, expected):
        yield raised_finding(run.exception, _where(run), expected)


def raised_finding(
    raised: BaseException, where: str = "", expected: Expected | None = None
) -> Finding:
    """Say that an exception came out that nobody asked for."""
    if isinstance(raised, NotImplementedError):
        return finding("not-started", "Not attempted yet: the function is still the stub.", where)
    name = say.type_name(raised)
    asked = expected.raises if expected is not None else None
    if asked is not None:
        wanted = asked.__name__ if isinstance(asked, type) else say.type_name(asked)
        if wanted == name:
            sentence = f"A `{name}` came out, but it is not the one that went in."
            return finding(
                "raised", sentence, f"expected {say.show(asked)}, got {say.show(raised)}"
            )
        sentence = f"`{name}` came out; `{wanted}` should."
    elif type(raised) is NameError and raised.name:
        sentence = f"The name `{raised.name}` is used but defined nowhere."
    else:
        sentence = f"`{name}` came out of the program."
    nearer = "cancelled" if is_cancel(raised) else ""
    if isinstance(raised, BaseExceptionGroup):
        sentence, nearer = _grouped(raised), "grouped"
    return finding("raised", sentence, say.error(raised), where, nearer=nearer)


def _stopped(run: Run) -> Finding:
    assert run.stop is not None
    sentence = _STOPS[run.stop.kind].format(time=say.seconds(run.stop.time))
    if run.stop.kind == "endless" and run.blocked > run.stop.time / 2:
        task, span = run.blocks[-1]
        held = f"`{span.on}`" if span.on else "a blocking call"
        sentence = (
            f"The program had not ended after {say.seconds(run.stop.time)}: `{task.name}` holds "
            f"the loop with {held} again and again, and nobody else can go on."
        )
    waits = {one.on for one in run.stop.stuck}
    if run.stop.kind == "deadlock" and (cause := next((c for c in _CAUSES if c in waits), "")):
        sentence = f"{sentence[:-1]}: `{cause}` does not end, because {_CAUSES[cause]}."
    waiting = (
        f"{one.label} waits for {one.on or 'its turn'}" + (f" ({one.place})" if one.place else "")
        for one in run.stop.stuck[:5]
    )
    return finding(run.stop.kind, sentence, *waiting)


def _where(run: Run) -> str:
    return f"raised in {run.raised_at}" if run.raised_at is not None else ""


def _as_asked(raised: BaseException, expected: Expected) -> bool:
    asked = expected.raises
    if asked is None:
        return False
    if isinstance(asked, type):
        return issubclass(type(raised), asked)
    return difference(asked, raised) is None


def _misuse(raised: BaseException, where: str) -> Iterator[Finding]:
    if not issubclass(type(raised), RuntimeError):
        return
    said = say.error(raised)
    if any(text in said for text in _NESTED):
        yield finding(
            "nested-run",
            "A loop was already running in this thread, and a second one was started inside it: "
            "inside a coroutine use `await`.",
            said,
            where,
        )
    elif any(text in said for text in _REUSED):
        yield finding(
            "reused-coroutine",
            "One coroutine object was run twice: each runs once, so call the function again.",
            said,
            where,
        )


def _grouped(raised: BaseExceptionGroup[BaseException]) -> str:
    name = say.type_name(raised)
    kind = f"{'an' if name[:1] in 'AEIOU' else 'a'} `{name}`"
    inside = say.listed(dict.fromkeys(say.type_name(one) for one in _leaves(raised)))
    return (
        f"{inside} came out inside {kind}, as the errors of a TaskGroup do: "
        "`except*` catches what is inside a group, `except` does not."
    )


def _leaves(group: BaseExceptionGroup[BaseException]) -> Iterator[BaseException]:
    for one in group.exceptions:
        if isinstance(one, BaseExceptionGroup):
            yield from _leaves(one)
        else:
            yield one


def _inside(value: Any, depth: int = 0) -> Iterator[BaseException]:
    """Find exceptions that a program hands back as values, some levels deep."""
    kind = type(value)
    if issubclass(kind, BaseException):
        yield value
    elif depth < 3 and kind in (list, tuple, dict):
        for one in list(value.values() if kind is dict else value)[:1000]:
            yield from _inside(one, depth + 1)
