"""Finds where two runs part: the first time at which their shapes differ.

The shape of a run is when which waits began and ended, when the loop was held, what was printed and
how things ended. In which task a wait stood does not matter: a gather and a task group that do the
same have the same shape.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import zip_longest

from looplab.run import Run, Span
from looplab.timeline.lanes import jobs_of
from looplab.timeline.scale import seconds
from looplab.timeline.sums import for_others
from looplab.timeline.words import on_of

Key = tuple[int, str, str]
"""(rank, what, verb): a smaller rank tells more."""


@dataclass(frozen=True, slots=True)
class Parting:
    """Where two runs part.

    Attributes:
        time: seconds; None when they have the same shape.
        sentence: what differs there, in words.
    """

    time: float | None
    sentence: str


def part(expected: Run, yours: Run, names: tuple[str, str] = ("expected", "yours")) -> Parting:
    """Find where two runs part.

    Args:
        expected: the one that `yours` is held against.
        yours: the other one.
        names: what the sentence calls them.

    Example:
        >>> part(Run(elapsed=1.0), Run(elapsed=1.0)).sentence
        '"expected" and "yours" have the same shape: both take 1 s.'
    """
    first, second = (f'"{name}"' for name in names)
    slack = 1e-9
    if not (expected.virtual and yours.virtual):
        slack = max(0.02, 0.02 * max(expected.elapsed, yours.elapsed))
    one, two = _shape(expected), _shape(yours)
    found: list[tuple[float, Key, float | None, float | None]] = []
    for key in one.keys() | two.keys():
        for a, b in zip_longest(sorted(one.get(key, ())), sorted(two.get(key, ()))):
            if a is None or b is None or abs(a - b) > slack:
                found.append((min(t for t in (a, b) if t is not None), key, a, b))
                break
    if not found:
        took = f"both take {seconds(yours.elapsed)} s."
        return Parting(None, f"{first} and {second} have the same shape: {took}")
    time = min(item[0] for item in found)
    _, (_, what, verb), a, b = min(item for item in found if item[0] <= time + slack)
    here = f"They part at {seconds(time)} s: {what} {verb}"
    if b is None and a is not None:
        return Parting(time, f"{here} at {seconds(a)} s in {first}, and not in {second}.")
    if a is None and b is not None:
        return Parting(time, f"{here} at {seconds(b)} s in {second}, and not in {first}.")
    assert a is not None and b is not None
    return Parting(time, f"{here} at {seconds(a)} s in {first}, at {seconds(b)} s in {second}.")


def _shape(run: Run) -> dict[Key, list[float]]:
    times: dict[Key, list[float]] = defaultdict(list)
    for job in jobs_of(run):
        for span in job.spans:
            what = _what(span)
            if span.activity == "blocking":
                times[0, f"holding the loop with {what}", "begins"].append(span.start)
                times[0, f"holding the loop with {what}", "ends"].append(span.end)
            elif span.activity == "waiting" and not for_others(span) and span.length > 0:
                times[1, what, "begins"].append(span.start)
                times[2, what, "ends"].append(span.end)
        if job.outcome in ("failed", "cancelled") and job.ended is not None:
            times[3, job.label, f"ends {job.outcome}"].append(job.ended)
    for line in run.output:
        times[4, f"the line {line.text!r}", "is printed"].append(line.time)
    if run.stop is not None:
        times[0, f"the program ({run.stop.kind})", "is stopped"].append(run.stop.time)
    times[5, "the program", "ends"].append(run.elapsed)
    return times


def _what(span: Span) -> str:
    inner = span.stack[-1] if span.stack else ""
    return f"{on_of(span)} in {inner}" if inner else on_of(span)
