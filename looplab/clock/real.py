"""The loop of `observe`: real time, and a deadlock known although no clock can jump."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable
from typing import Any

from looplab.clock.selector import LoopSelector, Poll
from looplab.clock.session import Session, real_perf_counter
from looplab.clock.watched import WatchedLoop

_LOOK = 0.05  # real seconds between two looks at who could still wake the loop
_PATIENCE = 0.5  # real seconds for somebody outside the program, who cannot be seen


class RealTimeLoop(WatchedLoop):
    """An event loop in real time, for one observed program.

    Args:
        session: the program.
        selector: what asks the system about sockets and pipes; None is the system's best.
    """

    def __init__(self, session: Session, selector: selectors.BaseSelector | None = None) -> None:
        super().__init__(session, LoopSelector(selector, self._select))  # type: ignore[arg-type]

    def run_in_executor(  # type: ignore[override]
        self, executor: Any, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """Run a call elsewhere, and remember that its end will wake the loop."""
        future = super().run_in_executor(executor, func, *args)
        self.session.abroad.add(future)
        return future

    def _select(self, poll: Poll, timeout: float | None) -> list[Any]:
        """Wait as ever; without a timeout, ask first who could end the wait."""
        return poll(timeout) if timeout is not None else self._wait(poll)

    def _wait(self, poll: Poll) -> list[Any]:
        """Wait for what only somebody else can bring: no callback is ready, no timer is set."""
        lonely_since: float | None = None
        while not (events := poll(_LOOK)):
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
