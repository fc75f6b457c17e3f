"""What a program that was ended leaves behind: nothing that is half done."""

from __future__ import annotations

import asyncio
import gc
import selectors
import threading
import time
import warnings
from collections.abc import Callable
from typing import Any

import pytest

from looplab import Limits, Run, simulate

QUICK = Limits(turns=300, stall=0.15)


def warned(program: Callable[[], Any]) -> tuple[Run, list[str]]:
    """Run a program, collect the garbage, and give what Python had to say about it."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        run = simulate(program, limits=QUICK)
        keeps.clear()
        gc.collect()
    return run, [str(warning.message) for warning in said]


async def rounds() -> None:
    while True:
        await asyncio.sleep(1)


async def computes() -> None:
    while True:
        pass


async def a_loop_in_a_thread_computes() -> None:
    await asyncio.to_thread(asyncio.run, computes())


async def three_loops_in_threads() -> None:
    await asyncio.gather(*(asyncio.to_thread(asyncio.run, rounds()) for _ in range(3)))


async def a_daemon_with_a_loop() -> None:
    threading.Thread(target=lambda: asyncio.run(rounds()), daemon=True).start()
    await asyncio.sleep(3)


keeps: list[Any] = []  # until the program has ended


def a_thread_that_ended_in_its_clean_up() -> None:
    def half() -> None:
        loop: Any = asyncio.new_event_loop()
        loop._thread_id = threading.get_ident()  # as when an exception comes in `run_forever`
        keeps.append(loop)

    thread = threading.Thread(target=half)
    thread.start()
    thread.join()
    asyncio.run(rounds())


@pytest.mark.parametrize(
    "program",
    [
        a_loop_in_a_thread_computes,
        three_loops_in_threads,
        a_daemon_with_a_loop,
        a_thread_that_ended_in_its_clean_up,
    ],
)
def test_every_loop_is_closed_and_nothing_is_lost(program: Callable[[], Any]) -> None:
    run, said = warned(program)
    assert (said, run.output) == ([], ())
    assert all(loop.closed is not None for loop in run.loops)


def test_a_thread_is_not_disturbed_while_it_closes_its_loop() -> None:
    began, ended = list[str](), list[str]()

    class Slow(selectors.DefaultSelector):  # type: ignore[misc,valid-type]
        def close(self) -> None:
            began.append("close")
            super().close()
            used = time.thread_time()
            while time.thread_time() - used < 0.3:  # more than a thread gets to end by itself
                pass
            ended.append("close")

    async def main() -> None:
        def closes_at_the_end() -> None:
            loop = asyncio.SelectorEventLoop(Slow())
            try:
                threading.Event().wait()
            finally:
                loop.close()

        threading.Thread(target=closes_at_the_end, daemon=True).start()
        await asyncio.sleep(1)

    _, said = warned(main)
    assert (began, ended, said) == (["close"], ["close"], [])


def test_each_thread_is_asked_once_and_can_put_things_in_order() -> None:
    outcomes = set()
    for _ in range(5):
        run, _ = warned(a_loop_in_a_thread_computes)
        outcomes.add(tuple((task.name, task.outcome) for task in run.tasks))
    assert outcomes == {(("a_loop_in_a_thread_computes", "cancelled"), ("computes", "pending"))}
