"""How long a picture takes: 12 lanes, and 200 tasks, in one run.

Processor seconds, best of five, after the first picture of a process has loaded matplotlib. Exits
with 1 when a picture takes longer than its limit.
"""

from __future__ import annotations

import asyncio
import time

from looplab import Run, simulate
from looplab.timeline import svg

LIMITS = {12: 0.4, 200: 1.5}
"""Lanes, and the seconds that their picture may take."""


async def fetch(seconds: float) -> None:
    await asyncio.sleep(seconds)


async def many(count: int) -> None:
    await asyncio.gather(*(fetch(1 + number / 7) for number in range(count)))


def cost(run: Run) -> float:
    best = float("inf")
    for _ in range(5):
        began = time.process_time()
        svg(run)
        best = min(best, time.process_time() - began)
    return best


began = time.process_time()
svg(simulate(many, 2))
print(f"first picture of a process, matplotlib included: {time.process_time() - began:.3f} s")
costs = {lanes: cost(simulate(many, lanes - 1)) for lanes in LIMITS}
for lanes, limit in LIMITS.items():
    print(f"{lanes:4} lanes  {costs[lanes]:.3f} s  (limit {limit} s)")
print(f"ratio       {costs[200] / costs[12]:.1f}")
if any(costs[lanes] > limit for lanes, limit in LIMITS.items()):
    raise SystemExit("a picture takes longer than its limit")
