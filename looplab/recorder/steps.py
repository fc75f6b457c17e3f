"""The handle that runs the steps of a task, and notes them."""

from __future__ import annotations

import asyncio
from asyncio.format_helpers import _format_callback_source
from collections.abc import Callable
from contextvars import Context
from typing import TYPE_CHECKING, Any

from looplab.recorder.states import State
from looplab.recorder.waits import SLEEP, in_sleep

if TYPE_CHECKING:
    from looplab.recorder.recorder import Recorder


class Step(asyncio.Handle):
    """A callback that is one step of a task, and later, used again, the next one.

    Nothing else of the package runs as often, so this one is written for speed. A task has one
    handle for all of its steps, where asyncio makes one for each: what that saves pays for a part
    of the notes. The task keeps it; it keeps nothing of the task while it is in no queue, and has
    no callback then.
    """

    __slots__ = ("_recorder",)
    _args: tuple[Any, ...]
    _callback: Any
    _context: Context
    _loop: Any

    def __init__(
        self,
        recorder: Recorder,
        callback: Callable[..., Any],
        args: tuple[Any, ...],
        loop: asyncio.AbstractEventLoop,
        context: Context | None,
    ) -> None:
        super().__init__(callback, args, loop, context)
        self._recorder = recorder

    def drop(self) -> None:
        """Let go of a step that will never run."""
        self._callback, self._args = None, ()

    def _run(self) -> None:
        recorder, callback, args = self._recorder, self._callback, self._args
        task = callback.__self__
        try:
            lane = task.looplab_lane
        except AttributeError:
            lane = recorder.lane_of(task)
        if not self._loop._debug:  # there, asyncio tells afterwards whose step was slow
            self._callback, self._args = None, ()
        if lane is not None:
            session, log, loop = recorder.session, recorder.log, lane.loop
            loop.runs = lane
            loop.step = begun = next(log.count)
            virtual = session.virtual
            loop.time = time = session.now if virtual else session.time()
        try:
            self._context.run(callback, *args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:  # told as asyncio's own handle tells it
            message = f"Exception in callback {_format_callback_source(callback, args)}"
            self._loop.call_exception_handler(
                {"message": message, "exception": error, "handle": self}
            )
        finally:
            if lane is not None:
                loop.runs = None
                ended = next(log.count)
                now = session.now if virtual else session.time()
                waiter, coro = task._fut_waiter, task.get_coro()
                state: State | None = None
                if waiter is not None:
                    state = in_sleep(lane.sleeps, coro, self._loop.asked)
                else:
                    try:  # what in_sleep does, with no call: these are the shortest steps
                        if coro.cr_await.cr_code is SLEEP:
                            state = lane.sleeps[coro.cr_frame.f_lasti]
                    except (AttributeError, KeyError):
                        pass
                if state is None:
                    state = recorder.state_of(task, lane, waiter, ended)
                lane.state = state
                log.taken += (lane, begun, time, ended, now, state)
            # A traceback of the task's exception keeps this frame, and all that is named here.
            self = task = coro = callback = args = None  # type: ignore[assignment]
