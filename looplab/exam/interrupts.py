"""Tells an interrupt that a person really sent from a `raise KeyboardInterrupt` in a program."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from looplab.observe.interrupts import heard


class Interrupts:
    """Knows whether SIGINT came while it watched.

    Attributes:
        came: True from the first one on.
    """

    def __init__(self) -> None:
        self.came = False

    def watched(self) -> AbstractContextManager[None]:
        """Watch, and hand every signal on to the handler that was there."""
        return heard(self._note)

    def _note(self, hand_on: Callable[[], object]) -> None:
        self.came = True
        hand_on()
