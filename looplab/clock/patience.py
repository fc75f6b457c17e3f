"""Waits for threads by what they do, not by what time it is: a busy machine makes nobody late."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from looplab.clock.standstill import processor_time

_now = time.perf_counter


class Patience:
    """Seconds in which threads may end, or wake somebody up.

    What they compute counts, and the time for which all of them stand still. That they wait for
    a processor does not.

    Args:
        natives: gives their `threading.get_native_id()`s at this moment, 0 for one on its way.
        seconds: how long.
    """

    def __init__(self, natives: Callable[[], Iterable[int]], seconds: float) -> None:
        self._natives = natives
        self._left = seconds
        self._looked = _now()
        self._used, _ = processor_time(natives())

    def lost(self) -> bool:
        """Look at the threads; tell whether they have had their time. Look often."""
        used, asleep = processor_time(self._natives())
        now = _now()
        self._left -= max(0.0, used - self._used)  # less than before: one has ended
        if asleep:
            self._left -= now - self._looked
        self._used, self._looked = used, now
        return self._left <= 0
