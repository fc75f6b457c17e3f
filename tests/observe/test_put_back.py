"""Whatever a program does and however it ends, the process is as it was: in any place."""

from __future__ import annotations

import asyncio
import builtins
import contextvars
import gc
import io
import itertools
import os
import signal
import socket
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from time import sleep as slept_by_name
from typing import Any

import pytest

from looplab import Limits, observe, simulate
from looplab.observe import collecting
from looplab.observe.state import State

QUICK = Limits(stall=0.3, io=0.5)
COLOUR = contextvars.ContextVar("colour", default="none")


class Alive:
    """The threads there are: the same later if none is new, as one of before may have ended."""

    made = itertools.count()

    def __init__(self) -> None:
        self.number = next(self.made)
        self.threads = set(threading.enumerate())

    def __eq__(self, other: object) -> bool:
        assert isinstance(other, Alive)
        earlier, later = sorted((self, other), key=lambda one: one.number)
        return later.threads <= earlier.threads

    __hash__ = None  # type: ignore[assignment]


def snapshot() -> dict[str, Any]:
    return {
        "policy": asyncio.events._event_loop_policy,
        "running loop": asyncio._get_running_loop(),
        "asyncgen hooks": sys.get_asyncgen_hooks(),
        "origin tracking": sys.get_coroutine_origin_tracking_depth(),
        "filters": list(warnings.filters),
        "warnings": dict(vars(warnings)),
        "signals": [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)],
        "wakeup": None
        if threading.current_thread() is not threading.main_thread()
        else _wakeup_fd(),
        "streams": (sys.stdin, sys.stdout, sys.stderr),
        "hooks": (sys.excepthook, sys.unraisablehook, threading.excepthook),
        "switches": (sys.getswitchinterval(), sys.getrecursionlimit()),
        "asyncio": {
            (module, name): value
            for module in ("asyncio", "asyncio.tasks", "asyncio.events", "asyncio.base_events")
            for name, value in vars(sys.modules[module]).items()
        },
        "time": dict(vars(time)),
        "threading": dict(vars(threading)),
        "methods": (
            threading.Thread.start, threading.Thread.join, threading.Condition.wait,
        ),
        "builtins": dict(vars(builtins)),
        "mine": (slept_by_name, globals()["slept_by_name"]),
        "gc": (gc.isenabled(), gc.get_freeze_count() > 1_000, gc.get_threshold()),
        "context": COLOUR.get(),
        "threads": Alive(),
    }  # fmt: skip


def _wakeup_fd() -> int:
    now = signal.set_wakeup_fd(-1)
    signal.set_wakeup_fd(now)
    return now


async def ends() -> None:
    COLOUR.set("red")

    async def numbers() -> Any:
        yield 1
        yield 2

    async for _ in numbers():
        break
    await asyncio.gather(asyncio.sleep(1), asyncio.to_thread(time.sleep, 0.01))


async def crashes() -> None:
    raise ValueError("no")


async def exits() -> None:
    raise SystemExit(3)


async def interrupts() -> None:
    raise KeyboardInterrupt


async def waits_for_ever() -> None:
    await asyncio.Event().wait()


async def computes() -> None:
    while True:
        pass


def leaves_threads() -> None:
    threading.Thread(target=time.sleep, args=(0.01,)).start()
    threading.Thread(target=_sleeps, daemon=True).start()


def _sleeps() -> None:
    while True:
        time.sleep(0.01)


def crashing_thread() -> None:
    threading.excepthook = lambda _: None
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()


async def tampers() -> None:
    asyncio.set_event_loop_policy(asyncio.DefaultEventLoopPolicy())
    other = asyncio.new_event_loop()
    other.close()
    asyncio.set_event_loop(other)
    asyncio.get_running_loop().set_debug(True)
    with pytest.raises(ValueError, match="main thread"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stdout = sys.stderr = io.StringIO()
    sys.excepthook = sys.unraisablehook = threading.excepthook = lambda *_: None
    time.sleep = time.time = time.monotonic = lambda *_: 0
    asyncio.sleep = asyncio.tasks.sleep = asyncio.new_event_loop = None
    threading.Thread.start = threading.Lock = None
    builtins.print = None
    warnings.simplefilter("ignore")
    warnings.showwarning = None
    sys.setswitchinterval(0.5)
    sys.setrecursionlimit(5_000)
    gc.disable()


def in_this_thread(run: Callable[[], Any]) -> None:
    run()


def in_a_thread(run: Callable[[], Any]) -> None:
    failed: list[BaseException] = []

    def body() -> None:
        before = snapshot()
        try:
            run()
            assert snapshot() == before
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=body)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]


def in_a_cell(run: Callable[[], Any]) -> None:
    async def cell() -> None:
        before = snapshot()
        run()
        assert snapshot() == before

    asyncio.run(cell())


def in_two_threads_at_once(run: Callable[[], Any]) -> None:
    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def inside_itself(run: Callable[[], Any]) -> None:
    simulate(run)


def observed(program: Callable[[], Any]) -> None:
    async def cell() -> None:
        loop = asyncio.get_running_loop()
        before = snapshot()
        await observe(program, limits=QUICK)
        after = snapshot()
        before["threads"] = after["threads"] = 0  # asyncio keeps the thread of to_thread
        assert after == before
        assert asyncio.get_running_loop() is loop

    asyncio.run(cell())


ENDINGS = [
    ends, crashes, exits, interrupts, waits_for_ever, computes, leaves_threads, crashing_thread,
    tampers,
]  # fmt: skip
PLACES = [in_this_thread, in_a_thread, in_a_cell, in_two_threads_at_once, inside_itself]


# What one program breaks, another one that runs at the same moment finds broken.
MEETINGS = [(p, e) for p in PLACES for e in ENDINGS if (p, e) != (in_two_threads_at_once, tampers)]


@pytest.mark.parametrize(("place", "program"), MEETINGS)
def test_the_process_is_as_it_was(
    place: Callable[[Callable[[], Any]], None], program: Callable[[], Any]
) -> None:
    asyncio.get_event_loop_policy()
    before = snapshot()
    with collecting(quiet=True):
        place(lambda: simulate(program, limits=QUICK))
    after = snapshot()
    assert {key for key in before if before[key] != after[key]} == set()


@pytest.mark.parametrize("program", [one for one in ENDINGS if one is not waits_for_ever])
def test_observe_leaves_it_as_it_was_too(program: Callable[[], Any]) -> None:
    asyncio.get_event_loop_policy()
    before = snapshot()
    with collecting(quiet=True):
        observed(program)
    after = snapshot()
    assert {key for key in before if before[key] != after[key]} == set()


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("program", ["computes", "waits_in_real_time"])
def test_a_real_interrupt_ends_simulate_and_leaves_the_process_as_it_was(
    program: str, silent: socket.socket
) -> None:
    before = snapshot()
    for moment in range(20):  # from its very beginning on, wherever it then stands
        sender = threading.Timer(0.0005 * moment, os.kill, (os.getpid(), signal.SIGINT))
        with pytest.raises(KeyboardInterrupt):
            sender.start()
            simulate(globals()[program])
            sender.join()
    after = snapshot()
    assert {key for key in before if before[key] != after[key]} == set()


SILENT: list[socket.socket] = []


@pytest.fixture
def silent() -> Iterator[socket.socket]:
    """A line on which nothing comes, made here: an interrupt may come before any `with`."""
    here, there = socket.socketpair()
    with here, there:
        here.setblocking(False)
        SILENT[:] = [here]
        yield here


async def waits_in_real_time() -> None:
    await asyncio.get_running_loop().sock_recv(SILENT[0], 1)


def test_what_a_program_puts_into_its_own_globals_stays() -> None:
    async def renames() -> None:
        global slept_by_name
        slept_by_name = print  # type: ignore[assignment]

    global slept_by_name
    before = slept_by_name
    simulate(renames)
    after, slept_by_name = slept_by_name, before
    assert after is print


def test_a_run_tells_what_its_program_had_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    async def replaces() -> None:
        asyncio.sleep = time.sleep = lambda seconds: None  # type: ignore[assignment]

    assert sorted(simulate(replaces).replaced) == ["asyncio.sleep", "time.sleep"]
    assert simulate(asyncio.sleep, 1).replaced == ()


def test_a_name_that_stood_for_none_comes_back_too() -> None:
    before = State()
    del threading._profile_hook  # type: ignore[attr-defined]
    assert before.put_back() == ["threading._profile_hook"]
    assert threading._profile_hook is None  # type: ignore[attr-defined]
