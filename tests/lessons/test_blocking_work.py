"""What 07-blocking-work says beyond what its outputs show, and what its changes lead to."""

from __future__ import annotations

import asyncio
import functools
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import pytest

from looplab import Run, simulate
from looplab.observe import collecting

LESSON = Path(__file__).parents[2] / "notebooks" / "07-blocking-work.ipynb"


def changed(cell_ids: str, *edits: tuple[str, str]) -> Run:
    """Run some cells of the lesson with the text of the last changed, and give its last run."""
    source = {cell.id: cell.source for cell in nbformat.read(LESSON, as_version=4).cells}
    *before, last = cell_ids.split()
    program = source[last]
    for old, new in edits:
        assert program.count(old) == 1, f"{old!r} is no longer once in {last}"
        program = program.replace(old, new)
    names: dict[str, Any] = {}
    with collecting(quiet=True) as runs:
        for code in (source["tools"], *(source[cell] for cell in before), program):
            exec(code, names)
    return runs[-1]


def printed(run: Run) -> list[tuple[float, str]]:
    return [(line.time, line.text) for line in run.output]


@pytest.mark.parametrize(("threads", "seconds"), [(3, 4.0), (5, 2.0)])
def test_a_larger_pool_is_done_earlier(threads: int, seconds: float) -> None:
    run = changed("sending-run pool-run", ("simulate(desk, 2)", f"simulate(desk, {threads})"))
    assert run.elapsed == seconds


def test_the_job_of_an_executor_does_not_know_the_visitor() -> None:
    call = 'asyncio.to_thread(fetch_from, "Foxglove", drawer=41)'
    job = 'functools.partial(fetch_from, "Foxglove", drawer=41)'
    run = changed("in-out-run", (call, f"loop.run_in_executor(None, {job})"))
    assert (2.0, "Foxglove, for nobody") in printed(run)
    assert (3.0, "error:  there is no drawer 41") in printed(run)


@pytest.mark.parametrize(("cell", "closes"), [("stopping-run", 10.0), ("stopping-flag", 4.0)])
def test_with_longer_searches_the_museum_closes_later(cell: str, closes: float) -> None:
    shown = ("compare(simulate(museum), unstopped, titles=(", "run = simulate(museum)  #")
    edits = [("time.sleep(1)", "time.sleep(2)"), *([shown] if cell == "stopping-flag" else [])]
    run = changed("stopping-run stopping-flag" if len(edits) > 1 else cell, *edits)
    assert printed(run)[-1] == (closes, "the museum closes")


def test_a_printer_in_a_thread_is_not_logged() -> None:
    call = ("time.sleep(0.5)", "await asyncio.to_thread(time.sleep, 0.5)")
    run = changed("sending-run debug-run", call)
    assert not any("Executing" in text for _, text in printed(run))
    assert [time for time, _ in printed(run)] == [1.0, 2.0, 3.0]


def test_a_called_function_handed_to_to_thread_is_a_type_error_after_the_freeze() -> None:
    async def desk() -> None:
        await asyncio.to_thread("sheet of Arnica")  # type: ignore[arg-type]

    run = simulate(desk)
    assert isinstance(run.exception, TypeError)
    assert "'str' object is not callable" in str(run.exception)


def test_a_job_in_the_queue_can_be_cancelled_and_never_begins() -> None:
    began = []

    async def desk() -> None:
        release = threading.Event()
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(max_workers=1) as pool:
            first = loop.run_in_executor(pool, release.wait)
            second = loop.run_in_executor(pool, began.append, "second")
            second.cancel()
            await asyncio.sleep(0)
            release.set()
            await first

    asyncio.run(desk())
    assert not began


def test_the_loop_s_own_pool_has_the_size_that_the_lesson_says() -> None:
    count = getattr(os, "process_cpu_count", os.cpu_count)() or 1
    assert ThreadPoolExecutor()._max_workers == min(32, count + 4)


def test_host_names_are_looked_up_in_the_loop_s_own_pool() -> None:
    async def desk() -> list[str]:
        used = []
        loop = asyncio.get_running_loop()

        class Pool(ThreadPoolExecutor):
            def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
                used.append(getattr(fn, "__name__", str(fn)))
                return super().submit(fn, *args, **kwargs)

        loop.set_default_executor(Pool())
        await loop.getaddrinfo("127.0.0.1", 80)
        return used

    assert asyncio.run(desk()) == ["getaddrinfo"]


def test_keywords_need_partial_in_an_executor() -> None:
    async def desk() -> int:
        loop = asyncio.get_running_loop()
        with pytest.raises(TypeError):
            loop.run_in_executor(None, int, "ff", base=16)  # type: ignore[call-arg]
        return await loop.run_in_executor(None, functools.partial(int, "ff", base=16))

    assert asyncio.run(desk()) == 255
