"""What recording costs: the same program on the same loop, watched by nobody and by the recorder.

Processor seconds, the two in turn. `simulate` is there for information: it also starts a thread,
collects garbage, and makes the records that a `Run` consists of.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from measuring import at_most, in_turn, show

from looplab import Limits, simulate
from looplab.clock import Session, VirtualTimeLoop
from looplab.recorder import Recorder

LIMIT = 1.5
TIMES = 9
LIMITS = Limits(turns=1_000_000)  # each program ends by itself

Program = Callable[[], Coroutine[Any, Any, None]]


async def steps() -> None:
    async def one() -> None:
        for _ in range(100):
            await asyncio.sleep(0)

    await asyncio.gather(*(one() for _ in range(1_000)))


async def sleeps() -> None:
    async def one(number: int) -> None:
        for turn in range(10):
            await asyncio.sleep(1 + (number * 7 + turn * 13) % 101 / 10)

    await asyncio.gather(*(one(number) for number in range(10_000)))


def on_its_loop(program: Program, recorder: Recorder | None) -> Recorder | None:
    session = Session(LIMITS, recorder)
    if recorder is not None:
        recorder.session = session
    with asyncio.Runner(loop_factory=lambda: VirtualTimeLoop(session)) as runner:
        runner.run(program())
    return recorder


for title, program in (
    ("1,000 tasks x 100 steps", steps),
    ("10,000 tasks x 10 sleeps of different lengths", sleeps),
):
    taken = in_turn(
        {
            "unrecorded": lambda program=program: on_its_loop(program, None),
            "recorded": lambda program=program: on_its_loop(program, Recorder()),
        },
        TIMES,
    )
    whole = in_turn({"simulate": lambda program=program: simulate(program, limits=LIMITS)}, 3)
    print(title)
    for name, seconds in {**taken, **whole}.items():
        show(name, seconds)
    at_most("recorded / unrecorded", min(taken["recorded"]) / min(taken["unrecorded"]), LIMIT)
