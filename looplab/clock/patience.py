"""Waits for threads by what they do, not by what time it is: a busy machine makes nobody late."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

_now = time.perf_counter
_BOOKS = Path("/proc/self/task").exists()


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


def processor_time(natives: Iterable[int]) -> tuple[float, bool]:
    """Give the processor time that threads have used, and whether all of them stand still.

    Args:
        natives: their `threading.get_native_id()`s, 0 for one on its way.

    Returns:
        Seconds; without Linux' books, those of the whole process, as if all stood still.
    """
    total, asleep = 0.0, True
    for native in list(natives):
        try:
            stat = Path(f"/proc/self/task/{native}/stat").read_text().rpartition(")")[2].split()
            total += int(Path(f"/proc/self/task/{native}/schedstat").read_text().split()[0]) / 1e9
        except OSError:  # it ended just now, or this system keeps no such books
            asleep = asleep and native != 0
            continue
        asleep = asleep and stat[0] == "S"
    return (total, asleep) if _BOOKS else (time.process_time(), True)
