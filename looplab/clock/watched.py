"""An asyncio loop that tells a watcher what its tasks do.

Tasks are watched at three places that hold on CPython 3.11 to 3.14: `create_task`, `_call_soon`
(every wake-up of every task goes through it) and `Handle._run` (every step of every task does).
No watcher, no cost beyond one comparison.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from contextvars import Context
from typing import Any, Protocol

from looplab.clock.limits import SimulationStopped


class Watcher(Protocol):
    """What a watched loop calls. All calls but the job ones come from the loop's own thread."""

    def loop_opened(self, loop: WatchedLoop) -> None:
        """Note that the loop was made."""

    def loop_closed(self, loop: WatchedLoop) -> None:
        """Note that the loop was closed."""

    def task_created(self, task: asyncio.Task[Any], coro: Coroutine[Any, Any, Any]) -> None:
        """Note a new task."""

    def task_cancelled(self, task: asyncio.Task[Any]) -> None:
        """Note a call of `task.cancel()`."""

    def task_uncancelled(self, task: asyncio.Task[Any]) -> None:
        """Note a call of `task.uncancel()`."""

    def task_ready(self, task: asyncio.Task[Any]) -> None:
        """Note that the task waits for its turn."""

    def step_begins(self, task: asyncio.Task[Any]) -> None:
        """Note that the task runs now."""

    def step_ends(self, task: asyncio.Task[Any]) -> None:
        """Note that the task gave control back, or ended."""

    def error_lost(self, context: dict[str, Any]) -> None:
        """Note what went to the loop's exception handler."""

    def blocked(self, start: float, end: float) -> None:
        """Note that the running task held the loop, from one second to another."""

    def stopping(self) -> None:
        """Note that a limit was reached, before anything is torn down."""

    def job_created(
        self, func: Callable[..., Any], args: tuple[Any, ...], name: str | None = None
    ) -> int:
        """Note a job for a worker thread, or (with a name, empty for none) a thread.

        Gives its number.
        """

    def job_changed(self, job: int, state: str, error: BaseException | None = None) -> None:
        """Note that a job is now `running`, `waiting`, `done`, `failed`, `cancelled`, `pending`."""


class Task(asyncio.Task[Any]):
    """A task whose `cancel` and `uncancel` calls are noted; in all else an asyncio task.

    So too in its `repr`.
    """

    __slots__ = ("lane",)  # the watcher's own record: it must not keep the task alive

    def cancel(self, msg: Any | None = None) -> bool:
        """Note the call, then cancel as asyncio does."""
        if not self.done():
            watcher = self.get_loop().watcher  # type: ignore[attr-defined]
            if watcher is not None:
                watcher.task_cancelled(self)
        return super().cancel(msg)

    def uncancel(self) -> int:
        """Note the call, then do as asyncio does."""
        watcher = self.get_loop().watcher  # type: ignore[attr-defined]
        if watcher is not None:
            watcher.task_uncancelled(self)
        return super().uncancel()


class _StepHandle(asyncio.Handle):
    """A callback that is one step of a task."""

    __slots__ = ("_task",)
    _task: asyncio.Task[Any]

    def _run(self) -> None:
        task = self._task
        watcher: Watcher = self._loop.watcher  # type: ignore[attr-defined]
        watcher.step_begins(task)
        try:
            super()._run()
        finally:
            watcher.step_ends(task)
            del self, task  # an exception's frames lead here: asyncio's own `_run` lets go as well


# A task's own callbacks, by `__name__`: the C task's first step has none, its wake-up is
# `task_wakeup`; the Python task's are `__step` and `__wakeup`. Anything else bound to a task
# (call_soon(task.cancel)) is no step.
_STEPS = frozenset({None, "task_wakeup", "__step", "__wakeup"})


class WatchedLoop(asyncio.SelectorEventLoop):
    """A selector event loop that reports to `watcher` (None: to nobody)."""

    def __init__(
        self, selector: selectors.BaseSelector | None = None, *, watcher: Watcher | None = None
    ) -> None:
        self.watcher = watcher
        self._dropped = False
        super().__init__(selector)
        if watcher is not None:
            watcher.loop_opened(self)

    def close(self) -> None:
        """Close the loop, and say so once."""
        if not self.is_closed() and not self._dropped and self.watcher is not None:
            self.watcher.loop_closed(self)
        super().close()

    def __del__(self) -> None:
        """Let a loop go that the program never closed: that asyncio closes it now is not noted."""
        self._dropped = True
        super().__del__()

    def create_task(  # type: ignore[override]
        self, coro: Coroutine[Any, Any, Any], **options: Any
    ) -> asyncio.Task[Any]:
        """Make a task, as asyncio does, and note it."""
        watcher = self.watcher
        if watcher is None:
            return super().create_task(coro, **options)
        task: asyncio.Task[Any]
        if self.get_task_factory() is None:
            self._check_closed()  # type: ignore[attr-defined]
            task = Task(coro, loop=self, **options)
        else:
            task = super().create_task(coro, **options)
        watcher.task_created(task, coro)
        return task

    def _call_soon(
        self, callback: Callable[..., Any], args: tuple[Any, ...], context: Context | None
    ) -> asyncio.Handle:
        watcher = self.watcher
        if watcher is not None:
            owner = getattr(callback, "__self__", None)
            if isinstance(owner, asyncio.Task) and getattr(callback, "__name__", None) in _STEPS:
                handle = _StepHandle(callback, args, self, context)
                handle._task = owner
                self._ready.append(handle)  # type: ignore[attr-defined]
                watcher.task_ready(owner)
                return handle
        return super()._call_soon(callback, args, context)  # type: ignore[misc,no-any-return]

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        """Note the error, then handle it as asyncio does."""
        if self.watcher is not None:
            self.watcher.error_lost(context)
        if isinstance(context.get("exception"), SimulationStopped):
            return  # ended from outside, which is told elsewhere
        super().call_exception_handler(context)


Task.__name__ = Task.__qualname__ = "Task"
