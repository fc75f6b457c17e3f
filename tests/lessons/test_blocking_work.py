"""What 07-blocking-work says beyond what its outputs show, and what its changes lead to."""

from __future__ import annotations

import asyncio
import functools
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from changes import changed, printed, sources

from looplab import simulate

LESSON = "07-blocking-work"


@pytest.mark.parametrize(("threads", "seconds"), [(3, 4.0), (5, 2.0)])
def test_a_larger_pool_is_done_earlier(threads: int, seconds: float) -> None:
    run = changed(
        LESSON, "sending-run pool-run", ("simulate(desk, 2)", f"simulate(desk, {threads})")
    )
    assert run.elapsed == seconds


def test_the_job_of_an_executor_can_be_given_a_copy_of_the_context() -> None:
    copied = ("partial(fetch_from,", "partial(contextvars.copy_context().run, fetch_from,")
    run = changed(LESSON, "in-out-run", copied)
    assert (1.0, "Gentian, for Ms Lind") in printed(run)
    assert printed(run)[-1] == (3.0, "the visitor is still Ms Lind")


@pytest.mark.parametrize(("cell", "closes"), [("stopping-run", 10.0), ("stopping-flag", 4.0)])
def test_with_longer_searches_the_museum_closes_later(cell: str, closes: float) -> None:
    shown = ("compare(simulate(museum), unstopped, titles=(", "run = simulate(museum)  #")
    edits = [("time.sleep(1)", "time.sleep(2)"), *([shown] if cell == "stopping-flag" else [])]
    run = changed(LESSON, "stopping-run stopping-flag" if len(edits) > 1 else cell, *edits)
    assert printed(run)[-1] == (closes, "the museum closes")


def test_a_printer_in_a_thread_is_not_logged() -> None:
    call = ("time.sleep(0.5)", "await asyncio.to_thread(time.sleep, 0.5)")
    run = changed(LESSON, "sending-run debug-run", call)
    assert not any("Executing" in text for _, text in printed(run))
    assert [time for time, _ in printed(run)] == [1.0, 2.0, 3.0]


def test_what_the_main_program_computes_itself_it_has_seen(tmp_path: Path) -> None:
    script = sources(LESSON)["processes-run"].partition('SCRIPT = """')[2].partition('"""')[0]
    handed_over = "await loop.run_in_executor(pool, outline, leaf)\n"
    assert script.count(handed_over) == script.count("1_500_000") == 1
    script = script.replace(handed_over, "outline(leaf)\n").replace("1_500_000", "20")
    path = tmp_path / "outlines.py"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "seen in the main program: [1, 2]"


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
