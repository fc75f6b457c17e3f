"""Judges how one check's body ended: passed, or which finding says why not."""

from __future__ import annotations

import contextlib
import linecache
import os
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from types import CodeType, TracebackType

from looplab.diagnose import Finding, diagnose, finding, never_awaited, raised_finding
from looplab.diagnose.leaks import unawaited
from looplab.diagnose.say import clean, message
from looplab.exam.capture import Caught
from looplab.exam.errors import Unmet
from looplab.exam.seen import Seen
from looplab.run import Leak, Run

_OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_OBSERVE = os.path.join(_OURS, "observe") + os.sep
_PYTHON = sysconfig.get_path("stdlib")

Codes = Sequence[CodeType | None]


def judge(
    error: BaseException | None,
    runs: Sequence[Run],
    caught: Caught,
    notes: Seen,
    *,
    tests: Codes,
    hidden: bool,
) -> tuple[tuple[Finding, ...], Run | None]:
    """Say what a check's body has shown.

    Args:
        error: what its body raised, None when it completed.
        runs: the runs made in it.
        caught: what was held back meanwhile.
        notes: what `expect` has judged, so that nothing is judged twice.
        tests: the code of the test cell, as far as it is known: what stands in it is no learner's.
        hidden: True when the check's own text may not be shown.

    Returns:
        Findings, the most telling first, empty when it passed; and the run that shows them best.
    """
    unseen = [run for run in runs if not any(run is one for one in notes.runs)]
    lost = tuple(Leak(name) for name in dict.fromkeys(caught.never_awaited))
    outside = [never_awaited(lost)] if lost else []
    if error is None:
        if notes.unmet:  # raised, and swallowed on the way here
            return notes.unmet[0].findings, notes.unmet[0].run
        for run in unseen:
            if run.never_awaited:
                return (never_awaited(run.never_awaited), *outside), run
        return tuple(outside), runs[-1] if runs else None
    if type(error) is Unmet:
        return error.findings, error.run
    if isinstance(error, AssertionError):
        found, telling_run = _of_runs(unseen)
        telling = [one for one in found if one.kind != "raised"]
        rest = [one for one in found if one.kind == "raised"]
        failed = does_not_hold(error, tests, hidden=hidden)
        last = runs[-1] if runs else None
        return (*telling, *outside, failed, *rest), telling_run or last
    return (*outside, crashed(error, tests)), runs[-1] if runs else None


def does_not_hold(error: AssertionError, tests: Codes, *, hidden: bool) -> Finding:
    """Say that a plain `assert` failed: its message, or its line.

    The message is a sentence, or a tuple of a sentence and what proves it. A hidden check shows the
    sentence alone, and only one that stands in the test cell word for word: its author wrote it for
    the learner, and no value is in it.
    """
    given = error.args[0] if len(error.args) == 1 else None
    parts = given if type(given) is tuple and all(type(one) is str for one in given) else ()
    said, *proof = parts or (message(error),)
    if hidden:
        said = said if said in _fixed(error, tests) else "What this check asks for is not so yet."
    if said:
        return finding("does-not-hold", clean(said, 400), *(clean(one, 200) for one in proof))
    return finding("does-not-hold", "This does not hold.", _line(error.__traceback__))


def crashed(error: BaseException, tests: Codes) -> Finding:
    """Say that a check's body, or the learner's code called by it, raised something."""
    frames = list(_frames(error.__traceback__))
    known = _within(tests)
    theirs = [one for one in frames if one[0] not in known and not _foreign(one[0].co_filename)]
    if type(error) is NameError and error.name and not theirs:
        return finding(
            "not-defined",
            f"`{error.name}` is not defined: run its cell first, or the cell has an error.",
        )
    if type(error) is TypeError and frames and frames[-1][0].co_filename.startswith(_OBSERVE):
        return finding(
            "not-a-coroutine",
            "What should be run is no coroutine: define the function with `async def`, and return "
            "nothing but its result.",
            clean(message(error)),
        )
    where = f"raised in {theirs[-1][0].co_qualname}, line {theirs[-1][1]}" if theirs else ""
    if isinstance(error, SystemExit):
        return finding("raised", "The program ended Python (`SystemExit`) in the middle.", where)
    return raised_finding(error, where)


def let_go(error: BaseException | None, runs: Iterable[Run]) -> None:
    """Let go of what a body made: else its warnings would come in the next check."""
    for run in runs:
        for one in unawaited(run.result):
            with contextlib.suppress(BaseException):
                if hasattr(type(one), "cr_await"):
                    one.close()
    if error is not None:
        error.__traceback__ = None  # its frames hold what the body made


def _of_runs(runs: Iterable[Run]) -> tuple[tuple[Finding, ...], Run | None]:
    for run in runs:
        if found := diagnose(run):
            return found, run
    return (), None


def _frames(trace: TracebackType | None) -> Iterable[tuple[CodeType, int]]:
    while trace is not None:
        yield trace.tb_frame.f_code, trace.tb_lineno
        trace = trace.tb_next


def _within(codes: Codes) -> set[CodeType]:
    """Give codes with all the functions that are written in them."""
    given = {code for code in codes if code is not None}
    inner = [one for code in given for one in code.co_consts if isinstance(one, CodeType)]
    return given | _within(inner) if inner else given


def _fixed(error: BaseException, tests: Codes) -> set[str]:
    """List the texts that stand in a test cell, as far as an error has come through it.

    A notebook compiles each statement of a cell by itself, under one file name for all of them.
    """
    files = {one.co_filename for one in tests if one is not None}
    passed = (code for code, _ in _frames(error.__traceback__) if code.co_filename in files)
    return {text for one in _within([*tests, *passed]) for text in _texts(one.co_consts)}


def _texts(constants: Iterable[object]) -> Iterator[str]:
    """Give the texts among a code's constants, also those in a tuple of nothing but constants."""
    for one in constants:
        if type(one) is str:
            yield one
        elif type(one) is tuple:
            yield from _texts(one)


def _foreign(path: str) -> bool:
    return path.startswith((_OURS + os.sep, _PYTHON + os.sep, "<frozen"))


def _line(trace: TracebackType | None) -> str:
    last = None
    while trace is not None:
        last, trace = trace, trace.tb_next
    if last is None:
        return ""
    return clean(linecache.getline(last.tb_frame.f_code.co_filename, last.tb_lineno).strip(), 200)
