"""Findings about time: in a row instead of together, a held loop, too many or too few at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from looplab.diagnose import say
from looplab.diagnose.expected import ANYTHING, INSTANT, Bounds, Expected, bounds
from looplab.diagnose.finding import Finding, finding
from looplab.run import Run, Span, TaskSpan

_EVERYTHING = Bounds()


def timing(run: Run, expected: Expected) -> Iterator[Finding]:
    """Compare when things ran, and how many at once, with what was asked."""
    if run.stop is not None:
        return
    yield from _blocked(run, expected)
    yield from _peaks(run, expected)
    asked = _EVERYTHING if expected.elapsed is ANYTHING else bounds(expected.elapsed)
    if asked.holds(run.elapsed):
        return
    took, wanted = say.seconds(run.elapsed), asked.words(unit=True)
    if run.elapsed < asked.low:
        yield finding("too-early", f"It ended after {took}; what the task asks for takes {wanted}.")
        return
    yield finding("too-late", f"It took {took}; the task asks for {wanted}.", *_longest(run))
    waits = list(_waits(run))
    if len(waits) > 1 and abs(sum(wait.length for _, wait in waits) - run.elapsed) < INSTANT:
        yield finding(
            "awaited-one-by-one",
            f"It took {took}, the sum of the waits; started together they take "
            f"{say.seconds(asked.high)}.",
            *(_waited(task, wait) for task, wait in waits[:4]),
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
    yield finding(
        "blocked-the-loop",
        f"The whole loop was held for {say.seconds(run.blocked)} by a call that does not give "
        "control back; meanwhile nothing else could run.",
        *(
            f"{task.label} held it from {span.start:g} to {span.end:g} s "
            f"with {span.on or 'a blocking call'}" + (f" ({span.place})" if span.place else "")
            for task, span in run.blocks[:4]
        ),
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
            )
            yield finding("too-many-at-once", sentence)
        elif most == 1:
            sentence = f"There was never more than one {one} in flight; {at_once}."
            yield finding("one-at-a-time", sentence)
        else:
            sentence = f"There were never more than {most} {what} in flight; {at_once}."
            yield finding("too-few-at-once", sentence if most else f"No {one} was seen; {at_once}.")


def _waits(run: Run) -> Iterator[tuple[TaskSpan, Span]]:
    for task in run.tasks:
        for span in task.spans:
            if span.activity == "waiting" and not span.joins and span.length > 0:
                yield task, span


def _longest(run: Run) -> Iterator[str]:
    longest = sorted(_waits(run), key=lambda pair: (-pair[1].length, pair[1].step))[:3]
    for task, wait in longest:
        yield f"{_waited(task, wait)} for {wait.on or 'something'}"


def _waited(task: TaskSpan, wait: Span) -> str:
    inner = wait.stack[-1] if wait.stack else task.name
    who = task.label if inner == task.name else f"{inner} in {task.label}"
    return f"{who} waited from {wait.start:g} to {wait.end:g} s"
