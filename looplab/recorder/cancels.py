"""What a cancel asks of a task: to end as a whole, or only to leave a block of its own.

`asyncio.timeout` and `TaskGroup` cancel the task that they stand in, and take the cancel back
(`uncancel`) when their block has been left. Who called is read from the caller's frame.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from types import FrameType
from typing import Any, Literal

from looplab.run import Cancel

_RUNS_OUT = asyncio.Timeout._on_timeout.__code__  # type: ignore[attr-defined]
_LEAVES = asyncio.Timeout.__aexit__.__code__
_GIVES_UP = asyncio.TaskGroup._on_task_done.__code__


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
