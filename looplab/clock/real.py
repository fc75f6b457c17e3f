"""The loop of `observe`: real time, and a deadlock known although no clock can jump."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable
from typing import Any

from looplab.clock.session import Session, real_perf_counter
from looplab.clock.watched import WatchedLoop

_LOOK = 0.05  # real seconds between two looks at who could still wake the loop
_PATIENCE = 0.5  # real seconds for somebody outside the program, who cannot be seen


class _Selector(selectors.DefaultSelector):
    """The system's selector, which asks the loop before it waits without end."""

    loop: RealTimeLoop

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is not None:
            return super().select(timeout)
        return self.loop._wait(super().select)


class RealTimeLoop(WatchedLoop):
    """An event loop in real time, for one observed program."""

    def __init__(self, session: Session) -> None:
        self.session = session
        selector = _Selector()
        selector.loop = self
        super().__init__(selector, watcher=session.watcher)

    def run_in_executor(  # type: ignore[override]
        self, executor: Any, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """Run a call elsewhere, and remember that its end will wake the loop."""
        future = super().run_in_executor(executor, func, *args)
        self.session.abroad.add(future)
        return future

    def _wait(self, select: Callable[[float], list[Any]]) -> list[Any]:
        """Wait for what only somebody else can bring: no callback is ready, no timer is set."""
        lonely_since: float | None = None
        while not (events := select(_LOOK)):
            now = real_perf_counter()
            if not self._lonely():
                lonely_since = None
            elif now - (lonely_since := lonely_since or now) > _PATIENCE:
                self.session.stop("deadlock", "nothing is left that could wake any task")
        return events

    def _lonely(self) -> bool:
        """Tell that no I/O, no other thread of the program and no executor can wake the loop."""
        session = self.session
        return (
            len(self._selector.get_map()) == 1  # type: ignore[attr-defined]
            and len(session.threads) == 1
            and not any(thread.is_alive() for thread in session.turns.helpers)
            and all(future.done() for future in session.abroad)
        )
