"""Ten thousand sleeps of one second at once: our clock, two others, and the real one.

Processor seconds of one process, in turn; for asyncio's own loop the real seconds too. looptime and
detangle are there to be compared with, and nowhere else in the course: `make bench` installs them.
"""

from __future__ import annotations

import asyncio
import time
from importlib.util import find_spec

from measuring import at_least, at_most, in_turn, show

from looplab import simulate
from looplab.clock import VirtualTimeLoop


async def sleeps() -> None:
    await asyncio.gather(*(asyncio.sleep(1) for _ in range(10_000)))


def on_ours() -> None:
    with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
        runner.run(sleeps())


def on_looptime() -> None:
    import looptime

    with asyncio.Runner(loop_factory=looptime.new_event_loop) as runner:
        runner.run(sleeps())


def on_detangle() -> None:
    import detangle

    detangle.run(sleeps)


there = {name for name in ("looptime", "detangle") if find_spec(name) is not None}
calls = {"VirtualTimeLoop": on_ours, "simulate, recorded": lambda: simulate(sleeps)}
if "looptime" in there:
    calls["looptime"] = on_looptime
taken = in_turn(calls, 9)
if "detangle" in there:
    taken |= in_turn({"detangle": on_detangle}, 1)
began = time.perf_counter()
taken |= in_turn({"asyncio": lambda: asyncio.run(sleeps())}, 1)
real = time.perf_counter() - began

print("gather of 10,000 x sleep(1)")
for name, seconds in taken.items():
    show(name, seconds)
print(f"  {'asyncio, real seconds':<44}{real:8.4f} s")
if "looptime" in there:
    at_most("VirtualTimeLoop / looptime", min(taken["VirtualTimeLoop"]) / min(taken["looptime"]), 1)
if "detangle" in there:
    whole = min(taken["simulate, recorded"])
    at_least("detangle / simulate, recorded", min(taken["detangle"]) / whole, 50)
for name in sorted({"looptime", "detangle"} - there):
    print(f"  {name} is not installed: call make bench, or pip install -r requirements-bench.txt")
