"""Every program that would never end is ended, and said what it was; life goes on after."""

from __future__ import annotations

import _thread
import asyncio
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from looplab import Limits, Run, observe, simulate

QUICK = Limits(stall=0.3)  # the limits' kinds matter here, not their lengths


async def forever() -> None:
    await asyncio.Event().wait()


async def two_locks() -> None:
    first, second = asyncio.Lock(), asyncio.Lock()

    async def takes(one: asyncio.Lock, other: asyncio.Lock) -> None:
        async with one:
            await asyncio.sleep(1)
            async with other:
                pass

    await asyncio.gather(takes(first, second), takes(second, first))


async def join_without_task_done() -> None:
    queue: asyncio.Queue[int] = asyncio.Queue()
    queue.put_nowait(1)
    await queue.get()
    await queue.join()


async def spins() -> None:
    while True:
        await asyncio.sleep(0)


async def polls() -> None:
    while True:
        await asyncio.sleep(1)


async def computes() -> None:
    while True:
        pass


async def swallows_every_cancel() -> None:
    async def stubborn() -> None:
        while True:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                pass

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(2)
    task.cancel()


async def thread_without_end() -> None:
    await asyncio.to_thread(threading.Event().wait)


def waits_for_itself() -> None:
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()


def waits_in_c() -> None:
    lock = _thread.allocate_lock()
    lock.acquire()
    lock.acquire()


@pytest.mark.parametrize(
    ("program", "kind", "time_stopped"),
    [
        (forever, "deadlock", 0.0),
        (two_locks, "deadlock", 1.0),
        (join_without_task_done, "deadlock", 0.0),
        (thread_without_end, "deadlock", 0.0),
        (spins, "busy-wait", 0.0),
        (polls, "endless", 30_000.0),
        (swallows_every_cancel, "endless", 29_998.0),
        (computes, "frozen", 0.0),
        (waits_for_itself, "deadlock", 0.0),
        (waits_in_c, "frozen", 0.0),
    ],
)
def test_it_is_ended_with_its_reason(
    program: Callable[[], Any], kind: str, time_stopped: float
) -> None:
    run = simulate(program, limits=QUICK)
    assert run.stop is not None
    assert (run.stop.kind, run.stop.time) == (kind, time_stopped)
    assert simulate(asyncio.sleep, 5).elapsed == 5.0  # and the next one runs


@pytest.mark.parametrize("program", [forever, join_without_task_done])
def test_a_deadlock_is_known_in_real_time_too(program: Callable[[], Any]) -> None:
    run = asyncio.run(observe(program))
    assert run.deadlock is not None
    assert run.elapsed < 5  # not at the cap of ten seconds


async def asks_a_thread() -> None:
    await asyncio.to_thread(time.sleep, 0.8)


async def is_woken_by_a_thread() -> None:
    loop, event = asyncio.get_running_loop(), asyncio.Event()
    threading.Timer(0.8, loop.call_soon_threadsafe, (event.set,)).start()
    await event.wait()


async def waits_for_a_child() -> None:
    code = "import time; time.sleep(0.8)"
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", code)
    await child.wait()


async def waits_for_a_socket() -> None:
    here, there = socket.socketpair()
    with here, there:
        here.setblocking(False)
        threading.Timer(0.8, there.send, (b"x",)).start()
        await asyncio.get_running_loop().sock_recv(here, 1)


@pytest.mark.parametrize(
    "program", [asks_a_thread, is_woken_by_a_thread, waits_for_a_child, waits_for_a_socket]
)
def test_what_may_still_be_woken_is_no_deadlock_in_real_time(program: Callable[[], Any]) -> None:
    run = asyncio.run(observe(program))
    assert (run.stop, run.exception) == (None, None)


def test_a_deadlock_names_each_task_its_wait_and_its_line() -> None:
    stop = simulate(two_locks).deadlock
    assert stop is not None
    assert [(stuck.on, stuck.place.function if stuck.place else "") for stuck in stop.stuck] == [
        ("gather", "two_locks"),
        ("Lock.acquire()", "takes"),
        ("Lock.acquire()", "takes"),
    ]


def test_ten_megabytes_of_prints_are_cut_and_counted() -> None:
    async def chatty() -> None:
        for _ in range(100_000):
            sys.stdout.write("x" * 99 + "\n")

    run = simulate(chatty)
    assert sum(len(line.text) for line in run.output) < 150_000
    assert run.output[-1].text == "... and 9,899,900 more characters, not kept"


@pytest.mark.parametrize("error", [ValueError("no"), SystemExit(3), KeyboardInterrupt()])
def test_whatever_a_program_raises_is_in_the_run(error: BaseException) -> None:
    async def raises() -> None:
        raise error

    run = simulate(raises)
    assert run.exception is error
    assert run.raised_at is not None
    assert run.raised_at.function == "raises"


def test_the_clocks_and_streams_are_put_back_after_each_kind_of_end() -> None:
    before = (time.sleep, time.monotonic, time.time, asyncio.new_event_loop, sys.stdout, sys.stderr)
    for program in (forever, computes, waits_in_c):
        simulate(program, limits=QUICK)
    after = (time.sleep, time.monotonic, time.time, asyncio.new_event_loop, sys.stdout, sys.stderr)
    assert after == before


@pytest.mark.slow
def test_a_busy_machine_changes_no_verdict() -> None:
    def verdicts() -> list[Run]:
        return [simulate(program) for program in (two_locks, thread_without_end, spins, polls)]

    quiet = verdicts()
    burners = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(4)]
    try:
        busy = verdicts()
    finally:
        for burner in burners:
            burner.kill()
            burner.wait()
    assert [run.stop for run in busy] == [run.stop for run in quiet]
    assert [run.elapsed for run in busy] == [run.elapsed for run in quiet]


def test_a_step_that_never_ends_is_named_with_its_line() -> None:
    stop = simulate(computes, limits=QUICK).stop
    assert stop is not None
    (stuck,) = stop.stuck
    assert (stuck.label, stuck.place and stuck.place.function) == ("computes()", "computes")


CATCHES_EVERYTHING = """
from looplab import simulate

async def catches_everything():
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass

run = simulate(catches_everything)
print(run.stop.kind, simulate(lambda: None).stop)
"""


def test_not_even_one_that_catches_everything_hangs_its_process() -> None:
    child = [sys.executable, "-c", CATCHES_EVERYTHING]  # what it leaves behind ends with it
    done = subprocess.run(child, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "frozen None\n"
