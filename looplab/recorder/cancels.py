"""What a cancel asks of a task, to end as a whole or to leave a block of its own, and who asks.

`asyncio.timeout` and `TaskGroup` cancel the task that they stand in, and take the cancel back
(`uncancel`) when their block has been left. Who called is read from the caller's frame.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from types import FrameType
from typing import Any, Literal

from looplab.clock.watched import Task
from looplab.recorder.places import is_own
from looplab.run import Cancel

_RUNS_OUT = asyncio.Timeout._on_timeout.__code__  # type: ignore[attr-defined]
_LEAVES = asyncio.Timeout.__aexit__.__code__
_GIVES_UP = asyncio.TaskGroup._on_task_done.__code__
_HANDS_ON = Task.cancel.__code__


def author(frame: FrameType) -> asyncio.Task[Any] | None:
    """Find the task behind a cancel that asyncio's own code asks for; `frame` is `cancel`'s.

    Returns:
        The child whose failure made its group cancel the others, or the task that was cancelled
        itself and hands it on to what it waits for; None for a call from anywhere else.
    """
    caller = frame.f_back
    while caller is not None and not is_own(caller.f_code.co_filename):
        if caller.f_code is _GIVES_UP:
            return caller.f_locals["task"]  # type: ignore[no-any-return]
        if caller.f_code is _HANDS_ON:
            return caller.f_locals["self"]  # type: ignore[no-any-return]
        caller = caller.f_back
    return None


def part_asked(task: asyncio.Task[Any], frame: FrameType) -> Literal["", "timeout", "group"]:
    """Tell which block of the task is asked to end; `frame` is that of its `cancel`."""
    caller = frame.f_back
    if caller is None:
        return ""
    if caller.f_code is _RUNS_OUT and caller.f_locals["self"]._task is task:
        return "timeout"
    if caller.f_code is _GIVES_UP and caller.f_locals["self"]._parent_task is task:
        return "group"
    return ""


def settled(cancels: tuple[Cancel, ...], now: float, frame: FrameType) -> tuple[Cancel, ...]:
    """Note that the block of a timeout that had run out is left; `frame` is `uncancel`'s."""
    caller = frame.f_back
    if caller is None or caller.f_code is not _LEAVES:
        return cancels
    for index, one in enumerate(cancels):
        if one.part == "timeout" and one.settled is None:
            swallowed = caller.f_locals["exc_type"] is None
            done = replace(one, settled=now, swallowed=swallowed)
            return (*cancels[:index], done, *cancels[index + 1 :])
    return cancels
