"""Tells an interrupt that a person really sent from a `raise KeyboardInterrupt` in a program."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType


class Interrupts:
    """Knows whether SIGINT came while it watched.

    Attributes:
        came: True from the first one on.
    """

    def __init__(self) -> None:
        self.came = False

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Watch, and hand every signal on to the handler that was there.

        Outside the main thread there are no signals, so nothing is watched.
        """
        before = signal.getsignal(signal.SIGINT)
        if threading.current_thread() is not threading.main_thread() or not callable(before):
            yield
            return

        def handle(number: int, frame: FrameType | None) -> None:
            self.came = True
            before(number, frame)

        signal.signal(signal.SIGINT, handle)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)
