"""How the benchmarks measure and what they print: the same for all of them."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from statistics import median

Call = Callable[[], object]


def in_turn(
    calls: Mapping[str, Call], times: int, clock: Callable[[], float] = time.process_time
) -> dict[str, list[float]]:
    """Run each call in turn, that many times over, so that what a machine does else hits all.

    Args:
        calls: what to run, by name.
        times: how often.
        clock: processor time of this process, unless something else is asked for.
    """
    seconds: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(times):
        for name, call in calls.items():
            gc.collect()
            began = clock()
            kept = call()
            seconds[name].append(clock() - began)
            del kept
    return seconds


def show(name: str, seconds: list[float]) -> None:
    """Print the best and the middle one of several measurements."""
    print(f"  {name:<44}{min(seconds):8.4f} s   middle of {len(seconds)}: {median(seconds):.4f} s")


def at_most(name: str, value: float, limit: float, unit: str = "") -> None:
    """Print a value that must not be larger than its limit."""
    _judge(name, value, f"at most {limit:g}{unit}", unit, value <= limit)


def at_least(name: str, value: float, limit: float, unit: str = "") -> None:
    """Print a value that must not be smaller than its limit."""
    _judge(name, value, f"at least {limit:g}{unit}", unit, value >= limit)


def _judge(name: str, value: float, limit: str, unit: str, met: bool) -> None:
    print(f"  {name:<44}{value:8.3g}{unit}   limit: {limit}, {'met' if met else 'NOT MET'}")
