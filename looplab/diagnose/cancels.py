"""Findings about cancelling: one that was swallowed, one whose end nobody waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import islice

from looplab.diagnose import say
from looplab.diagnose.expected import INSTANT, Expected
from looplab.diagnose.finding import Finding, finding
from looplab.run import Cancel, Run, Span, TaskSpan

_GOES_ROUND = 100  # waits after a cancel: a clean-up has a few, a loop that swallows it has no end


def cancels(run: Run, expected: Expected) -> Iterator[Finding]:
    """Say which cancels did not do what they asked for."""
    if run.stop is not None:
        yield from _never_ends(run)
        return
    went_on = list(_went_on(run))
    if went_on:
        yield _swallowed(went_on)
    asked = [
        task for task in run.tasks if task.name in expected.cancelled and task.outcome == "done"
    ]
    if asked:
        yield finding(
            "swallowed-cancel",
            f"{say.listed(dict.fromkeys(task.name for task in asked))} should end cancelled, and "
            f"ended as if nobody had asked: after the clean-up, `raise` again.",
            *(_asked(task) for task in asked[:4]),
        )
    if expected.leaves_nothing and (
        unwaited := [task for task in run.leftover if _by_program(task)]
    ):
        names = say.listed(dict.fromkeys(task.name for task in unwaited))
        verb = "was" if len(unwaited) == 1 else "were"
        yield finding(
            "cancel-not-awaited",
            f"{say.count(len(unwaited), 'task')} ({names}) {verb} cancelled, but had not ended yet "
            "when the program had: `cancel()` only asks, so await the task after it.",
            *(_asked(task) for task in unwaited[:4]),
        )


def is_cancel(asked: object) -> bool:
    """Tell whether what should come out is a cancelling."""
    kind = asked if isinstance(asked, type) else type(asked)
    return issubclass(kind, asyncio.CancelledError)


def ended_well(run: Run) -> bool:
    """Tell whether a task that was cancelled while it waited ended as if it had not been."""
    return any(
        task.outcome == "done"
        and not one.part
        and (held := _span_at(task, one)) is not None
        and held.activity == "waiting"
        for task in run.tasks
        for one in task.cancels
    )


def left_cancelled(task: TaskSpan) -> bool:
    """Tell whether a leftover task had been cancelled by the program itself."""
    return task.leftover and _by_program(task)


def _by_program(task: TaskSpan) -> bool:
    return any(one.by and not one.part for one in task.cancels)


def _by_itself(task: TaskSpan, one: Cancel) -> bool:
    return one.by == task.label and one.by_task in (None, task.id)


def _went_on(run: Run) -> Iterator[tuple[TaskSpan, Cancel, Span]]:
    """Find tasks that were cancelled while they waited, waited again, and ended well."""
    found: list[tuple[TaskSpan, Cancel, Span, bool]] = []
    for task in run.tasks:
        for one in task.cancels:
            held, after = _span_at(task, one), next(_waits_after(task, one), None)
            if held is None or after is None or held.activity != "waiting" or task.leftover:
                continue  # what it waited for had come at the same moment
            if one.part == "timeout":
                late = one.settled is not None and one.settled > one.time + INSTANT
                if one.swallowed and late:
                    found.append((task, one, after, held.joins))
            elif not one.part and task.outcome == "done" and not _by_itself(task, one):
                found.append((task, one, after, held.joins))
    # A cancel goes down to what the task waits for: who swallowed it there spares those above.
    below = {one.time for _, one, _, joins in found if not joins}
    for task, one, after, joins in found:
        if not joins or one.time not in below:
            yield task, one, after


def _span_at(task: TaskSpan, one: Cancel) -> Span | None:
    return next((span for span in task.spans if span.step < one.step < span.end_step), None)


def _waits_after(task: TaskSpan, one: Cancel) -> Iterator[Span]:
    return (s for s in task.spans if s.step > one.step and s.activity == "waiting")


def _never_ends(run: Run) -> Iterator[Finding]:
    """Find who swallows every cancel, in a run that had to be stopped."""
    for task in run.tasks:
        for one in task.cancels:
            if task.outcome == "pending" and not one.part and not _by_itself(task, one):
                after = list(islice(_waits_after(task, one), _GOES_ROUND))
                if len(after) == _GOES_ROUND:
                    yield _swallowed([(task, one, after[0])])
                    return


def _swallowed(found: list[tuple[TaskSpan, Cancel, Span]]) -> Finding:
    names = say.listed(dict.fromkeys(task.name for task, _, _ in found))
    if found[0][1].part:
        one = found[0][1]
        sentence = (
            f"A timeout ran out at {say.seconds(one.time)}, but the CancelledError that it sent "
            f"was caught inside and the work went on until {say.seconds(one.settled or 0.0)}: "
            "clean up, then `raise`."
        )
    else:
        sentence = (
            f"{names} caught the CancelledError and went on as if nobody had cancelled it: "
            "clean up, then `raise`."
        )
    return finding("swallowed-cancel", sentence, *(_evidence(*each) for each in found[:4]))


def _evidence(task: TaskSpan, one: Cancel, after: Span | None) -> str:
    said = f"{task.label} was cancelled at {one.time:g} s" + (f" by {one.by}" if one.by else "")
    if after is None:
        return said
    where = f" ({after.place})" if after.place else ""
    return f"{said}, and waited for {after.on or 'something'} from {after.start:g} s on{where}"


def _asked(task: TaskSpan) -> str:
    if not task.cancels:
        return f"{task.label} was never cancelled"
    one = next((each for each in task.cancels if each.by), task.cancels[0])
    return _evidence(task, one, None)


def late_limits(run: Run) -> Iterator[Finding]:
    """Say which limits came in time and were held up, in a run that took too long."""
    held = [one for one in _limits(run) if one[1] + INSTANT < one[2] <= run.elapsed + INSTANT]
    if not held:
        return
    _, limit, end, job = held[0]
    why = (
        "a limit ends an await, but no thread, and `run` waits for the thread"
        if job
        else "a limit cancels, and then waits until the clean-up is done"
    )
    yield finding(
        "late-timeout",
        f"A limit ran out at {say.seconds(limit)}, but the end came at {say.seconds(end)}: {why}.",
        *(
            f"{label}: the limit came at {at:g} s, it ended at {to:g} s"
            for label, at, to, _ in held[:4]
        ),
    )


def _limits(run: Run) -> Iterator[tuple[str, float, float, bool]]:
    """Give each limit that ran out: on whom, when, when that had ended, whether a thread."""
    for task in run.tasks:
        for one in task.cancels:
            if one.part != "timeout" and not _by_wait_for(run, task, one):
                continue
            end = one.settled if one.part else task.ended
            if end is not None and not one.swallowed:
                yield task.label, one.time, end, False
            for job in run.threads:
                if job.parent == task.id and job.created <= one.time and job.ended is not None:
                    yield job.label, one.time, job.ended, True


def _by_wait_for(run: Run, task: TaskSpan, one: Cancel) -> bool:
    """Tell whether a `wait_for` up to 3.11, which has a task of its own, ended a task."""
    for other in run.tasks:
        if other.label == one.by and other.id != task.id:
            before = [s for s in other.spans if s.step < one.step and s.activity == "waiting"]
            asked_too = any(each.time == one.time for each in other.cancels)
            return bool(before) and before[-1].on == "wait_for()" and not asked_too
    return False
