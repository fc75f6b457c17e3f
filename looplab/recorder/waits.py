"""What a suspended task waits for, in words."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from looplab.recorder.places import Frames, function_name, is_comprehension, is_own, place, short
from looplab.run import Place

# asyncio's own coroutines in which a task waits for nothing but other tasks of its program
_JOINS = frozenset(
    {
        "wait", "_wait", "wait_for", "TaskGroup.__aexit__", "TaskGroup._aexit", "to_thread",
        "as_completed", "_wait_for_one", "_AsCompletedIterator._wait_for_one",
    }
)  # fmt: skip
_SLEEP = asyncio.sleep.__code__


@dataclass(frozen=True, slots=True)
class Wait:
    """A wait as it was seen when the task gave control back; put into words only when asked.

    Attributes:
        frames: the coroutines the task was inside of.
        future: the kind of future it waits for: the label of a task, `gather`, `shield`, `job`,
            or empty.
        delay: what `asyncio.sleep` was asked for, in short form.
        joins: whether `future` is another task, or several, or a job in a worker thread.
    """

    frames: Frames
    future: str = ""
    delay: str = ""
    joins: bool = False


def wait_of(
    task: asyncio.Task[Any], frames: Frames, coro: Any, future_name: str, joins: bool
) -> Wait:
    """Note what a task waits for, cheaply, while it is suspended."""
    delay = ""
    if frames and frames[-1][0] is _SLEEP:
        while (inner := getattr(coro, "cr_await", None)) is not None and hasattr(inner, "cr_frame"):
            coro = inner
        if coro.cr_frame is not None:
            delay = short(coro.cr_frame.f_locals.get("delay"))
    return Wait(frames, future_name, delay, joins)


def words(wait: Wait) -> tuple[tuple[str, ...], Place | None, str, bool]:
    """Put a wait into words.

    Returns:
        The coroutine functions of the task's stack (the program's own ones, and asyncio's that
        it called by name), the innermost own line, what is waited for, and whether that is only
        other tasks.
    """
    own = [index for index, (code, _) in enumerate(wait.frames) if is_own(code.co_filename)]
    innermost = own[-1] if own else -1
    names = (wait.frames[index][0].co_qualname for index in own)
    stack = tuple(function_name(name) for name in names if not is_comprehension(name))
    where = place(*wait.frames[innermost]) if own else None
    library = [code.co_qualname for code, _ in wait.frames[innermost + 1 :]]
    joins = wait.joins or any(name in _JOINS for name in library)
    if not library:
        return stack, where, wait.future or "a future", joins
    name = next((name for name in library if not name.startswith("_")), library[0])
    if library[0] in ("sleep", "__sleep0"):
        return stack, where, f"sleep({wait.delay or 0})", joins
    if name.startswith("TaskGroup."):
        return stack, where, "its TaskGroup", joins
    if name == "Runner.run" or name.startswith("BaseEventLoop."):
        name = function_name(name.partition(".")[2])
    if not own:
        stack = (function_name(name),)
    return stack, where, f"{name}()", joins
