"""Every loop that asyncio makes for a simulated program is the program's, and tells all it sees."""

from __future__ import annotations

import asyncio
import functools
import selectors
import sys
import time
import warnings
from asyncio import SelectorEventLoop
from collections.abc import Callable
from typing import Any

import pytest

from looplab import observe, simulate
from looplab.clock import VirtualTimeLoop, WatchedLoop


async def nap() -> str:
    await asyncio.sleep(3)
    return type(asyncio.get_running_loop()).__name__


def with_factory(factory: Callable[[], Any]) -> Callable[[], str]:
    """A script that runs `nap` on the loop that a factory makes."""

    def script() -> str:
        with asyncio.Runner(loop_factory=factory) as runner:
            return runner.run(nap())

    return script


FACTORIES = {
    "by its name": lambda: asyncio.SelectorEventLoop(),
    "by a name taken before": SelectorEventLoop,
    "with a selector": lambda: asyncio.SelectorEventLoop(selectors.SelectSelector()),
    "by the policy": lambda: asyncio.get_event_loop_policy().new_event_loop(),
    "by asyncio": asyncio.new_event_loop,
    "by ours": VirtualTimeLoop,
}


@pytest.mark.parametrize("how", FACTORIES)
def test_a_loop_is_the_program_s_however_it_is_made(how: str) -> None:
    run = simulate(with_factory(FACTORIES[how]))
    assert (run.result, run.elapsed) == ("VirtualTimeLoop", 3.0)
    assert [task.label for task in run.tasks] == ["nap()"]


@pytest.mark.skipif(sys.version_info < (3, 13), reason="asyncio.EventLoop is from 3.13 on")
def test_the_name_for_the_best_loop_of_a_system_is_the_program_s_too() -> None:
    factory = functools.partial(asyncio.EventLoop)  # type: ignore[attr-defined]
    assert simulate(with_factory(factory)).elapsed == 3.0


def test_a_given_selector_is_the_one_that_is_asked() -> None:
    asked: list[float | None] = []

    class Noted(selectors.SelectSelector):
        def select(self, timeout: float | None = None) -> list[Any]:
            asked.append(timeout)
            return super().select(timeout)

    assert simulate(with_factory(lambda: SelectorEventLoop(Noted()))).elapsed == 3.0
    assert asked


def test_a_policy_of_the_program_has_its_say() -> None:
    made: list[asyncio.AbstractEventLoop] = []

    class Policy(asyncio.DefaultEventLoopPolicy):
        def new_event_loop(self) -> asyncio.AbstractEventLoop:
            made.append(super().new_event_loop())
            return made[0]

    def script() -> str:
        asyncio.set_event_loop_policy(Policy())
        try:
            return asyncio.run(nap())
        finally:
            asyncio.set_event_loop_policy(None)

    run = simulate(script)
    assert (run.result, run.elapsed, len(made)) == ("VirtualTimeLoop", 3.0, 1)


def test_an_observed_program_is_watched_by_name_too() -> None:
    async def short() -> bool:
        await asyncio.sleep(0)
        return isinstance(asyncio.get_running_loop(), WatchedLoop)

    def script() -> bool:
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            return runner.run(short())

    run = asyncio.run(observe(script))
    assert (run.result, [task.label for task in run.tasks]) == (True, ["short()"])


def test_afterwards_the_names_make_asyncio_s_own_loop() -> None:
    before = asyncio.SelectorEventLoop.__init__
    inside: list[Any] = []

    async def main() -> None:
        inside.append(asyncio.SelectorEventLoop.__init__)

    simulate(main)
    assert inside[0] is not before
    assert asyncio.SelectorEventLoop.__init__ is before
    loop = asyncio.SelectorEventLoop()
    loop.close()
    assert type(loop) is SelectorEventLoop


def test_a_loop_in_a_worker_thread_ends_although_it_is_one_of_the_jobs() -> None:
    async def main() -> list[Any]:
        return await asyncio.gather(asyncio.to_thread(asyncio.run, nap()), asyncio.sleep(4))

    run = simulate(main)
    assert (run.result, run.elapsed, run.stop) == (["VirtualTimeLoop", None], 4.0, None)


def test_a_loop_waits_at_its_end_for_its_own_jobs() -> None:
    async def inner() -> None:
        asyncio.get_running_loop().run_in_executor(None, time.sleep, 5)

    async def main() -> float:
        await asyncio.to_thread(asyncio.run, inner())
        return asyncio.get_running_loop().time()

    assert simulate(main).result == 5.0


def test_waiting_for_the_default_executor_ends_at_its_limit_with_a_warning() -> None:
    async def main() -> tuple[float, str]:
        loop = asyncio.get_running_loop()
        loop.run_in_executor(None, time.sleep, 9)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            await loop.shutdown_default_executor(timeout=2)  # type: ignore[call-arg]
        return loop.time(), str(caught[0].message)

    run = simulate(main)
    words = "The executor did not finishing joining its threads within 2 seconds."
    assert run.result == (2.0, words)


def test_an_executor_that_ends_in_time_gives_no_warning() -> None:
    async def main() -> float:
        loop = asyncio.get_running_loop()
        loop.run_in_executor(None, time.sleep, 1)
        await loop.shutdown_default_executor(timeout=2)  # type: ignore[call-arg]
        return loop.time()

    run = simulate(main)
    assert (run.result, run.output) == (1.0, ())


def test_an_exception_that_nobody_looks_at_is_told_as_soon_as_its_task_is_gone() -> None:
    told: list[str] = []

    async def fails() -> None:
        raise ValueError

    async def main() -> list[str]:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda loop, context: told.append(context["message"]))
        asyncio.create_task(fails())  # noqa: RUF006  (nobody shall look at it)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return list(told)

    assert simulate(main).result == ["Task exception was never retrieved"]
