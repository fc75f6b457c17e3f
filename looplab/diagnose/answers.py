"""Findings about what a run gave back: its result, its printed lines, the order of its calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from looplab.diagnose import say
from looplab.diagnose.cancels import is_cancel
from looplab.diagnose.expected import ANYTHING, Expected
from looplab.diagnose.finding import Finding, finding
from looplab.diagnose.same import difference
from looplab.run import Run

_COMPARED = 100  # answers of a list that are looked for at other places


def answers(run: Run, expected: Expected) -> Iterator[Finding]:
    """Compare result, output and order with what was asked."""
    if run.exception is None and run.stop is None:
        yield from _result(run, expected)
    if expected.prints is not ANYTHING:
        yield from _prints(run, list(expected.prints))
    if expected.order is not ANYTHING:
        yield from _order(run, list(expected.order))


def _result(run: Run, expected: Expected) -> Iterator[Finding]:
    if expected.result is ANYTHING:
        return
    parted = difference(expected.result, run.result, tolerance=expected.tolerance)
    if parted is None:
        return
    if run.result is None:
        if _printed(run, expected.result):
            yield finding(
                "printed-instead-of-returned",
                "The answer was printed, and None was returned: use `return`.",
                f"printed {say.show(run.text)}",
            )
        yield finding(
            "wrong-result",
            "None came back, as from a function without `return`.",
            f"expected {say.show(expected.result)}",
        )
        return
    moved = _moved(expected.result, run.result, expected.tolerance)
    error = None if moved else _in_place_of_an_answer(expected.result, run.result)
    if error is not None:
        yield finding(
            "error-as-answer",
            "A cancelling was handed back as if it were an answer: let CancelledError through."
            if is_cancel(error)
            else f"A `{say.type_name(error)}` was handed back where an answer should stand: "
            "look at each result before you use it, or let the error come out.",
            f"got {say.show(run.result)}",
        )
    yield finding(
        "wrong-result",
        moved or "The result is not the one asked for.",
        f"expected {say.show(expected.result)}",
        f"got {say.show(run.result)}",
        f"they part at {parted.path}: {parted.why}" if parted.path else parted.why,
    )


def _in_place_of_an_answer(wanted: Any, got: Any) -> BaseException | None:
    """Find an exception that stands where something else was asked for."""
    if isinstance(got, BaseException):
        return None if isinstance(wanted, BaseException) else got
    pairs: Iterable[tuple[Any, Any]] = ()
    if type(wanted) is type(got) and type(got) in (list, tuple) and len(wanted) == len(got):
        pairs = zip(wanted, got, strict=True)
    elif type(wanted) is type(got) is dict:
        pairs = ((value, got.get(key)) for key, value in wanted.items())
    found = (_in_place_of_an_answer(*pair) for pair in pairs)
    return next((error for error in found if error is not None), None)


def _moved(wanted: Any, got: Any, tolerance: float) -> str:
    if type(wanted) is type(got) is list and _same_members(wanted, got, tolerance):
        return "The answers are right, but not in the order asked for."
    if type(wanted) is type(got) is dict:
        values = _same_members(list(wanted.values()), list(got.values()), tolerance)
        if values and _same_members(list(wanted), list(got), 0.0):
            return "The values are right, but they stand at each other's keys."
    return ""


def _same_members(wanted: list[Any], got: list[Any], tolerance: float) -> bool:
    """Tell whether two lists hold the same values, in any order."""
    if len(wanted) != len(got) or len(got) > _COMPARED:
        return False
    left = list(got)
    for one in wanted:
        same = (
            i for i, two in enumerate(left) if difference(one, two, tolerance=tolerance) is None
        )
        if (index := next(same, None)) is None:
            return False
        del left[index]
    return True


def _printed(run: Run, result: object) -> bool:
    shown = {say.show(result, 10_000)} | ({result} if type(result) is str else set())
    return any(one and one in run.text for one in shown)


def _prints(run: Run, wanted: list[str]) -> Iterator[Finding]:
    lines = [line.text for line in run.output if line.stream == "stdout"]
    for index, (asked, got) in enumerate(zip(wanted, lines, strict=False)):
        if asked != got:
            same_set = sorted(wanted) == sorted(lines)
            sentence = f"Printed line {index + 1} is not the one asked for"
            sentence += ": the lines are right, their order is not." if same_set else "."
            kind = "wrong-order" if same_set else "wrong-output"
            yield finding(kind, sentence, f"expected {say.show(asked)}", f"got {say.show(got)}")
            return
    if len(lines) != len(wanted):
        came = say.count(len(lines), "line") if lines else "No lines"
        sentence = f"{came} came out; {len(wanted) or 'none'} should."
        yield finding("wrong-output", sentence, f"printed {say.show(run.text)}")


def _order(run: Run, wanted: list[str]) -> Iterator[Finding]:
    began = [name for name in calls(run) if name in wanted]
    if began == wanted:
        return
    got = ", ".join(f"`{name}`" for name in began) or "none of them"
    asked = ", ".join(f"`{name}`" for name in wanted)
    yield finding("wrong-order", f"The calls came in the order {got}; asked was {asked}.")


def calls(run: Run) -> list[str]:
    """List the coroutine functions that were called, in the order in which each call first paused.

    A call that never pauses leaves no span and is not seen.
    """
    seen: list[tuple[int, int, str]] = []
    for task in run.tasks:
        before: tuple[str, ...] = ()
        for span in task.spans:
            if span.activity != "running" or span.stack:
                kept = 0
                while kept < min(len(before), len(span.stack)) and before[kept] == span.stack[kept]:
                    kept += 1
                seen += [
                    (span.step, depth, span.stack[depth]) for depth in range(kept, len(span.stack))
                ]
                before = span.stack
    return [name for _, _, name in sorted(seen)]
