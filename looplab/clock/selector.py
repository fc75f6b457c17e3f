"""A selector that is asked by way of its loop: the place where a loop waits."""

from __future__ import annotations

import selectors
from collections.abc import Callable
from typing import Any

Poll = Callable[[float | None], list[Any]]


class LoopSelector:
    """A selector whose `select` is its loop's own; in all else the system's, or the program's.

    Args:
        real: None for the system's best.
        select: waits for the loop; gets the real selector's `select`, and the timeout in seconds.
    """

    def __init__(
        self,
        real: selectors.BaseSelector | None,
        select: Callable[[Poll, float | None], list[Any]],
    ) -> None:
        self._real = real or selectors.DefaultSelector()
        self._select = select

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def select(self, timeout: float | None = None) -> list[Any]:
        """Wait until something is ready, as `selectors.BaseSelector.select` does."""
        return self._select(self._real.select, timeout)
