"""Findings about time: in a row instead of together, a held loop, too many or too few at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from looplab.diagnose import say
from looplab.diagnose.cancels import late_limits
from looplab.diagnose.expected import ANYTHING, INSTANT, Bounds, Expected, bounds
from looplab.diagnose.finding import Finding, finding
from looplab.diagnose.sequence import Call, by_tasks, different, in_a_row, lasting
from looplab.run import Run, Span, TaskSpan, ThreadSpan

Flight = tuple[TaskSpan | ThreadSpan, Span, Span]

_EVERYTHING = Bounds()
_NAMED = 4  # calls that evidence names


def timing(run: Run, expected: Expected) -> Iterator[Finding]:
    """Compare when things ran, and how many at once, with what was asked."""
    if run.stop is not None:
        return
    yield from _blocked(run, expected)
    yield from _steps(run, expected)
    yield from _peaks(run, expected)
    asked = _EVERYTHING if expected.elapsed is ANYTHING else bounds(expected.elapsed)
    if asked.holds(run.elapsed):
        return
    took, wanted = say.seconds(run.elapsed), asked.words(unit=True)
    if run.elapsed < asked.low:
        yield finding("too-early", f"It ended after {took}; what the task asks for takes {wanted}.")
        return
    yield finding("too-late", f"It took {took}; the task asks for {wanted}.", *_longest(run))
    yield from late_limits(run)
    yield from _one_by_one(in_a_row(run), took, asked)


def _one_by_one(calls: list[Call], took: str, asked: Bounds) -> Iterator[Finding]:
    together = max((call.seconds for call in calls), default=0.0)
    if len(calls) < 2 or together > asked.high + INSTANT:
        return
    if asked.holds(together):
        how = "started together they take"
        if by_tasks(calls):
            how = "each task was created when the one before had ended; created first, they take"
        how = f"{how} {say.seconds(together)}"
    elif different(calls):  # the same call once more may be one call too many
        how = f"to end after {say.seconds(asked.high)}, some of them must wait at the same time"
    else:
        return
    yield finding(
        "awaited-one-by-one",
        f"It took {took}, the sum of the waits; {how}.",
        *(_waited(*call.waits[0]) for call in calls[:4]),
    )


def _blocked(run: Run, expected: Expected) -> Iterator[Finding]:
    asked = _EVERYTHING if expected.blocked is ANYTHING else bounds(expected.blocked)
    if asked.holds(run.blocked):
        return
    if run.blocked < asked.low:
        held = say.seconds(run.blocked)
        yield finding(
            "too-early",
            f"The loop was held for {held}; the task asks for {asked.words(unit=True)}.",
        )
        return
    in_pool = all("Executor" in span.on for _, span in run.blocks)
    yield finding(
        "blocked-the-loop",
        f"The whole loop was held for {say.seconds(run.blocked)} by a call that does not give "
        "control back; meanwhile nothing else could run.",
        *(
            f"{task.label} held it from {span.start:g} to {span.end:g} s "
            f"with {span.on or 'a blocking call'}" + (f" ({span.place})" if span.place else "")
            for task, span in run.blocks[:4]
        ),
        nearer="thread" if in_pool else "",
    )


def _peaks(run: Run, expected: Expected) -> Iterator[Finding]:
    if expected.peak is ANYTHING:
        return
    asked: Mapping[str, int | Bounds] | dict[None, int | Bounds]
    asked = expected.peak if isinstance(expected.peak, Mapping) else {None: expected.peak}
    for name, number in asked.items():
        wanted, most = bounds(number), run.peak(name)
        if wanted.holds(most):
            continue
        at_once = f"the task asks for {wanted.words()} at once"
        one, what = (f"call of `{name}`", f"calls of `{name}`") if name else ("wait", "waits")
        if most > wanted.high:
            sentence = (
                f"Up to {most} {what} were in flight at once; the task asks for {wanted.words()}."
                if wanted.high
                else f"A {one} was seen; the task asks for none."
            )
            yield finding("too-many-at-once", sentence, *_crowd(run, name))
        elif most == 1:
            sentence = f"There was never more than one {one} in flight; {at_once}."
            yield finding("one-at-a-time", sentence, *_turns(run, name))
        else:
            sentence = f"There were never more than {most} {what} in flight; {at_once}."
            if not most:
                yield finding("too-few-at-once", f"No {one} was seen; {at_once}.")
            else:
                yield finding("too-few-at-once", sentence, *_crowd(run, name))


def _crowd(run: Run, name: str | None) -> Iterator[str]:
    """Say when the most were in flight, and which."""
    flights = list(run.flights(name))
    there: list[Flight] = []
    for _, first, _ in flights:
        now = [f for f in flights if f[1].step <= first.step < f[2].end_step]
        if len(now) > len(there):
            there, at = now, first.start
    names = [owner.label for owner, _, _ in there]
    shown = ", ".join(names[:_NAMED]) + (
        f" and {len(names) - _NAMED} more" if names[_NAMED:] else ""
    )
    if there:
        yield f"at {at:g} s: {shown}"


def _turns(run: Run, name: str | None) -> Iterator[str]:
    """Say from when to when the first few were in flight."""
    for owner, first, last in list(run.flights(name))[:_NAMED]:
        who = (
            owner.label
            if name is None or owner.label.startswith(name)
            else f"{name} in {owner.label}"
        )
        yield f"{who}: {first.start:g} to {last.end:g} s{_at(first)}"


def _steps(run: Run, expected: Expected) -> Iterator[Finding]:
    asked = _EVERYTHING if expected.steps is ANYTHING else bounds(expected.steps)
    if asked.holds(run.steps):
        return
    turns = f"Control was given back {say.count(run.steps, 'time')}; the task asks for"
    if run.steps < asked.low:
        yield finding("yields-too-rarely", f"{turns} {asked.words()}: others had to wait.")
        return
    waits = Counter(
        (task.label, span.on, _at(span))
        for task in run.tasks
        for before, span in pairwise(task.spans)
        if span.on and before.activity == "running"
    )
    yield finding(
        "yields-too-often",
        f"{turns} {asked.words()}: a loop in it asks again and again, or pauses at each item.",
        *(f"{label}: {on}, {say.count(number, 'time')}{where}"
          for (label, on, where), number in waits.most_common(2)),
    )  # fmt: skip


def _longest(run: Run) -> Iterator[str]:
    longest = sorted(lasting(run), key=lambda pair: (-pair[1].length, pair[1].step))[:3]
    for task, wait in longest:
        yield f"{_waited(task, wait)} for {wait.on or 'something'}"


def _waited(task: TaskSpan, wait: Span) -> str:
    inner = wait.stack[-1] if wait.stack else task.name
    who = task.label if inner == task.name else f"{inner} in {task.label}"
    return f"{who} waited from {wait.start:g} to {wait.end:g} s"


def _at(span: Span) -> str:
    return f" ({span.place})" if span.place else ""
