"""How long a picture takes: 12 lanes, and 200, in one run.

Processor seconds, best of five, after the first picture of a process has loaded matplotlib.
"""

from __future__ import annotations

import asyncio
import time

from looplab import Run, simulate
from looplab.timeline import svg


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


few, crowd = simulate(many, 11), simulate(many, 199)
svg(few)
few_cost, crowd_cost = cost(few), cost(crowd)
print(f"12 lanes   {few_cost:.3f} s")
print(f"200 lanes  {crowd_cost:.3f} s")
print(f"ratio      {crowd_cost / few_cost:.1f}")
