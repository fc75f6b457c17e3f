"""An asyncio loop that tells a watcher what its tasks do.

Tasks are watched at three places that hold on CPython 3.11 to 3.14: `create_task`, `call_soon`
(every wake-up of every task goes through it) and `Handle._run` (every step of every task does).
The handles of steps are the watcher's own. No watcher, no cost.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from contextvars import Context
from itertools import count
from types import BuiltinMethodType, MethodType, MethodWrapperType
from typing import TYPE_CHECKING, Any, Protocol

from looplab.clock.limits import SimulationStopped

if TYPE_CHECKING:
    from looplab.clock.session import Session


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

    def task_ready(
        self,
        task: asyncio.Task[Any],
        callback: Callable[..., Any],
        args: tuple[Any, ...],
        context: Context | None,
    ) -> asyncio.Handle:
        """Note that the task waits for its turn; gives the handle that runs its step."""

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

    # The watcher's own, which may not keep the task alive; no program's own task has such names.
    __slots__ = ("_number", "looplab_lane", "looplab_step")
    _number: int
    looplab_lane: Any
    looplab_step: Any

    def __hash__(self) -> int:
        """Give the task's number on its loop, so that a set of tasks has one order in every run.

        A `TaskGroup` cancels in the order of its set, and `asyncio.wait` gives sets: by address,
        which is the usual hash, the same program would print in another order each time.
        """
        try:
            return self._number
        except AttributeError:  # asyncio hashes a task while it makes it
            self._number = next(self.get_loop().numbers)  # type: ignore[attr-defined]
            return self._number

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


# A task's own callbacks: a C task's step is an object of a kind of its own, its wake-up the method
# `task_wakeup`; a Python task's are the methods `__step` and `__wakeup`. Any other method of a task
# (call_soon(task.cancel)) is no step.
_STEPS = frozenset({"task_wakeup", "__step", "__wakeup"})
_METHODS = frozenset({MethodType, BuiltinMethodType, MethodWrapperType})


class WatchedLoop(asyncio.SelectorEventLoop):
    """A selector event loop that reports to its session's watcher, if there is one.

    Args:
        session: the program that it belongs to.
        selector: what asks the system about sockets and pipes; None is the system's best.

    Attributes:
        asked: the seconds that `call_later` was last asked for. A task that has just gone to sleep
            in `asyncio.sleep` was the one who asked.
        numbers: the next number for a task of this loop.
    """

    def __init__(self, session: Session, selector: selectors.BaseSelector | None) -> None:
        self.session = session
        self.watcher = watcher = session.watcher
        self.asked: float = 0.0
        self.numbers = count()
        self._dropped = False
        super().__init__(selector)
        if watcher is not None:
            # On the instance, so that a loop that nobody watches is as quick as asyncio's.
            for method in (self._watched_call_soon, self._watched_create_task):
                name = method.__name__.removeprefix("_watched_")
                if getattr(type(self), name) is getattr(asyncio.SelectorEventLoop, name):
                    setattr(self, name, method)
            watcher.loop_opened(self)

    def call_later(  # type: ignore[override]
        self,
        delay: float,
        callback: Callable[..., Any],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        """Set a timer, as asyncio does."""
        self.asked = delay
        return super().call_later(delay, callback, *args, context=context)

    def close(self) -> None:
        """Close the loop, and say so once; a loop that runs refuses, and goes on as before."""
        if self.watcher is not None and not self.is_running():
            if not self.is_closed() and not self._dropped:
                self.watcher.loop_closed(self)
            for name in ("call_soon", "create_task"):  # they refer back to the loop
                vars(self).pop(name, None)
        with self.session.undisturbed:
            super().close()

    @property
    def thread(self) -> int:
        """The `threading.get_ident()` of the thread that runs the loop, 0 when none does."""
        return self._thread_id or 0

    def bury(self) -> None:
        """Close the loop for a thread that ended before it could, or could say that it left it."""
        self._thread_id = None
        self.close()

    def __del__(self) -> None:
        """Let a loop go that the program never closed: that asyncio closes it now is not noted."""
        self._dropped = True
        super().__del__()

    def _watched_create_task(
        self, coro: Coroutine[Any, Any, Any], **options: Any
    ) -> asyncio.Task[Any]:
        """Make a task, as asyncio does, and note it."""
        task: asyncio.Task[Any]
        if self.get_task_factory() is None:
            self._check_closed()  # type: ignore[attr-defined]
            task = Task(coro, loop=self, **options)
        else:
            task = super().create_task(coro, **options)
        self.watcher.task_created(task, coro)  # type: ignore[union-attr]
        return task

    def _watched_call_soon(
        self, callback: Callable[..., Any], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """Run a callback soon, as asyncio does; one that is a step of a task is noted."""
        strict = self._closed or self._debug  # type: ignore[attr-defined]
        task: Any = getattr(callback, "__self__", None)
        if (type(task) is Task or isinstance(task, asyncio.Task)) and (
            type(callback) not in _METHODS or callback.__name__ in _STEPS
        ):
            if strict:
                self._check_closed()  # type: ignore[attr-defined]
                self._check_thread()  # type: ignore[attr-defined]
            step = self.watcher.task_ready(task, callback, args, context)  # type: ignore[union-attr]
            self._ready.append(step)  # type: ignore[attr-defined]
            return step
        if strict:
            return super().call_soon(callback, *args, context=context)
        plain: asyncio.Handle = self._call_soon(callback, args, context)  # type: ignore[attr-defined]
        return plain

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        """Note the error, then handle it as asyncio does."""
        if self.watcher is not None:
            self.watcher.error_lost(context)
        if isinstance(context.get("exception"), SimulationStopped):
            return  # ended from outside, which is told elsewhere
        super().call_exception_handler(context)


Task.__name__ = Task.__qualname__ = "Task"
