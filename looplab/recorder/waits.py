"""What a suspended task waits for: looked up at every step, put into words once for each place."""

from __future__ import annotations

import asyncio
from typing import Any

from looplab.recorder.places import Frames, frames, function_name, is_own, own_names, place, short
from looplab.recorder.states import State, Words
from looplab.run import Activity

# asyncio's own coroutines in which a task waits for nothing but other tasks of its program
_JOINS = frozenset(
    {
        "wait", "_wait", "wait_for", "TaskGroup.__aexit__", "TaskGroup._aexit", "to_thread",
    }
)  # fmt: skip
_AS_COMPLETED = "_wait_for_one"  # of `as_completed` up to 3.12, of its iterator from 3.13 on
SLEEP = asyncio.sleep.__code__
Sleeps = dict[Any, Any]  # see in_sleep


class Wait(State):
    """A wait, as it was seen when a task gave control back."""

    def __init__(
        self,
        activity: Activity,
        frames: Frames,
        future: str = "",
        *,
        joins: bool = False,
        delay: str = "",
    ) -> None:
        super().__init__(activity)
        self._frames = frames
        self._future = future
        self._joins = joins
        self._delay = delay
        self.over = _Over(self)

    def _put_into_words(self) -> Words:
        own = [index for index, (code, _) in enumerate(self._frames) if is_own(code.co_filename)]
        innermost = own[-1] if own else -1
        stack = own_names(self._frames)
        where = place(*self._frames[innermost]) if own else None
        library = [code.co_qualname for code, _ in self._frames[innermost + 1 :]]
        joins = self._joins or any(name in _JOINS for name in library)
        if not library:
            return self._future or "a future", joins, stack, where
        name = next((name for name in library if not name.startswith("_")), library[0])
        if library[0] in ("sleep", "__sleep0"):
            return f"sleep({self._delay or 0})", joins, stack, where
        if any(name.endswith(_AS_COMPLETED) for name in library):
            return "as_completed", True, stack or ("as_completed",), where
        if name.startswith("TaskGroup."):
            return "its TaskGroup", joins, stack, where
        if name == "Runner.run" or name.startswith("BaseEventLoop."):
            name = function_name(name.partition(".")[2])
        if not own:
            stack = (function_name(name),)
        return f"{name}()", joins, stack, where


class _Over(State):
    """A wait that has ended, told in the words of that wait."""

    def __init__(self, wait: Wait) -> None:
        super().__init__("ready")
        self._wait = wait

    def _put_into_words(self) -> Words:
        return self._wait.words


def in_sleep(sleeps: Sleeps, coro: Any, delay: object) -> Wait | None:
    """Find the wait of a task that is inside `asyncio.sleep`; None for any other task.

    Args:
        sleeps: `Waits.sleeps` for the task's coroutine.
        coro: the task's coroutine.
        delay: the seconds, when it waits for a timer; None when it only lets others go first.
    """
    outer = coro
    key: Any
    try:
        inner = coro.cr_await
        while (code := inner.cr_code) is not SLEEP:
            key = (outer.cr_frame.f_lasti, id(code))
            sleeps = sleeps[key] if key in sleeps else sleeps.setdefault(key, {})
            outer, inner = inner, inner.cr_await
        key = outer.cr_frame.f_lasti
    except AttributeError:  # the innermost awaits a future, or what is no coroutine
        if getattr(coro, "cr_code", None) is not SLEEP or coro.cr_frame is None:
            return None
        key = -1  # the task is nothing but a sleep
    if delay is not None:
        kind = type(delay)
        key = (key, kind, delay) if kind is float or kind is int else (key, short(delay))
    wait: Wait | None = sleeps.get(key)
    if wait is None:
        if delay is None:
            wait = Wait("ready", frames(coro))
        else:
            wait = Wait("waiting", frames(coro), delay=short(delay))
        sleeps[key] = wait
    return wait


class Waits:
    """The waits of a program: each place, and each kind of wait there, once.

    A step ends nearly always where an earlier one did, most often in `asyncio.sleep`. So the way
    there is walked for the numbers of its instructions only, and leads to a `Wait` that has lines
    and words. Code goes by its `id`: each `Wait` keeps the code that leads to it.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], Wait] = {}
        self._sleeps: dict[int, Sleeps] = {}

    def sleeps(self, coro: Any) -> Sleeps:
        """Give what `in_sleep` wants for a coroutine: one for all calls of the same function."""
        return self._sleeps.setdefault(id(getattr(coro, "cr_code", None)), {})

    def in_other(self, activity: Activity, coro: Any, future: str, *, joins: bool) -> Wait:
        """Find the wait of a task that is inside anything else.

        Args:
            activity: `waiting` for a future, or `ready`.
            coro: the task's coroutine.
            future: the kind of future it waits for: the label of a task, `gather`, `shield`,
                `a worker thread`, or empty.
            joins: whether that future stands for another task, or several, or a job in a thread.
        """
        standing = frames(coro)
        key = (activity, future, joins, *((id(code), line) for code, line in standing))
        wait = self._known.get(key)
        if wait is None:
            wait = self._known[key] = Wait(activity, standing, future, joins=joins)
        return wait
