"""Hears a person's interrupts, which come in the main thread and in no other."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from functools import partial
from types import FrameType


@contextlib.contextmanager
def heard(hear: Callable[[Callable[[], object]], None]) -> Iterator[None]:
    """Hear every SIGINT that comes during the block.

    Outside the main thread there are no signals, so nothing is heard.

    Args:
        hear: called with the handler that was there before: it decides when that one is called.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):
        yield
        return

    def handle(number: int, frame: FrameType | None) -> None:
        hear(partial(before, number, frame))

    signal.signal(signal.SIGINT, handle)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
