"""Programs run apart: from a cell, a thread or a test, and nothing around them notices."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
import warnings

import pytest

from looplab import observe, simulate
from looplab.observe import collecting


async def double(number: int) -> int:
    await asyncio.sleep(1)
    return number * 2


def test_a_coroutine_a_function_and_a_script_can_be_run() -> None:
    def script(number: int) -> int:
        return asyncio.run(double(number))

    runs = [
        simulate(double(2)),
        simulate(double, 2),
        simulate(script, 2),
        simulate(lambda: double(2)),
    ]
    assert [(run.result, run.elapsed) for run in runs] == [(4, 1.0)] * 4


def test_it_runs_inside_a_running_loop_and_leaves_it_alone() -> None:
    async def cell() -> tuple[float, bool]:
        loop = asyncio.get_running_loop()
        before = loop.time()
        run = simulate(double, 3)
        same = asyncio.get_running_loop() is loop and len(asyncio.all_tasks()) == 1
        return run.elapsed, same and loop.time() - before < 0.9

    assert asyncio.run(cell()) == (1.0, True)


def test_it_runs_in_a_thread_and_inside_another_simulation() -> None:
    results: list[float] = []
    thread = threading.Thread(target=lambda: results.append(simulate(double, 3).elapsed))
    thread.start()
    thread.join()

    async def outer() -> float:
        await asyncio.sleep(10)
        return simulate(double, 1).elapsed

    run = simulate(outer)
    assert (results, run.result, run.elapsed) == ([1.0], 1.0, 10.0)


def test_observe_keeps_real_time_and_records_the_same_things() -> None:
    async def short() -> str:
        await asyncio.gather(asyncio.sleep(0.02), asyncio.sleep(0.01))
        return "done"

    run = asyncio.run(observe(short))
    assert (run.result, run.virtual, run.peak()) == ("done", False, 2)
    assert run.elapsed >= 0.02


def test_other_threads_keep_real_time_meanwhile() -> None:
    seen: list[float] = []

    def outside() -> None:
        began = time.perf_counter()
        time.sleep(0.05)
        seen.append(time.perf_counter() - began)

    async def main() -> None:
        thread = threading.Thread(target=outside)
        bystanders.append(thread)
        await asyncio.sleep(3600)

    bystanders: list[threading.Thread] = []
    thread = threading.Thread(target=outside)
    thread.start()
    simulate(main)
    thread.join()
    assert seen[0] >= 0.05


@pytest.mark.parametrize("nothing", [None, 3, "main"])
def test_what_cannot_be_run_is_refused_with_what_can(nothing: object) -> None:
    with pytest.raises(TypeError, match=r"simulate\(main\(\)\)"):
        simulate(nothing)


def test_prints_appear_where_simulate_was_called(capsys: pytest.CaptureFixture[str]) -> None:
    async def says() -> None:
        print("hello")

    simulate(says)
    assert capsys.readouterr().out == "hello\n"
    with collecting(quiet=True) as runs:
        simulate(says)
    assert capsys.readouterr().out == ""
    assert runs[0].text == "hello"


def test_warning_filters_and_log_handlers_stay_as_they_were() -> None:
    async def noisy() -> None:
        warnings.simplefilter("always")
        logging.getLogger("noisy").warning("look here")

    filters, handlers = list(warnings.filters), list(logging.getLogger().handlers)
    with collecting(quiet=True), warnings.catch_warnings():
        simulate(noisy)
    assert (list(warnings.filters), list(logging.getLogger().handlers)) == (filters, handlers)
