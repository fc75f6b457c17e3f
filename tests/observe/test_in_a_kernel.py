"""In a real kernel: what never ends comes back as a finding, and a person can interrupt."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator

import pytest
from jupyter_client.manager import start_new_kernel

ROOM = 10.0  # seconds for a cell: generous, a busy machine is no mistake

SETUP = """
import asyncio, sys, threading, time
from looplab import Limits, observe, simulate
from looplab.diagnose import diagnose
from looplab.observe import collecting

async def forever():
    await asyncio.Event().wait()

async def two_locks():
    first, second = asyncio.Lock(), asyncio.Lock()
    async def takes(one, other):
        async with one:
            await asyncio.sleep(1)
            async with other:
                pass
    await asyncio.gather(takes(first, second), takes(second, first))

async def join_without_task_done():
    queue = asyncio.Queue()
    queue.put_nowait(1)
    await queue.get()
    await queue.join()

async def spins():
    while True:
        await asyncio.sleep(0)

async def polls():
    while True:
        await asyncio.sleep(1)

async def computes():
    while True:
        pass

async def swallows():
    async def stubborn():
        while True:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                pass
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(2)
    task.cancel()

def thread_that_sleeps():
    def sleeps():
        while True:
            time.sleep(1)
    threading.Thread(target=sleeps).start()

def thread_that_waits():
    threading.Thread(target=threading.Event().wait).start()

def thread_that_computes():
    def computes():
        while True:
            pass
    threading.Thread(target=computes).start()

async def chatty():
    for _ in range(100_000):
        sys.stdout.write("x" * 99 + "\\n")
    await asyncio.Event().wait()
"""

NEVER_ENDS = {
    "forever": "deadlock",
    "two_locks": "deadlock",
    "join_without_task_done": "deadlock",
    "spins": "busy-wait",
    "polls": "endless",
    "computes": "frozen",
    "swallows": "swallowed-cancel",
    "thread_that_sleeps": "endless",
    "thread_that_waits": "deadlock",
    "thread_that_computes": "frozen",
    "chatty": "deadlock",
}


class Kernel:
    def __init__(self) -> None:
        self.manager, self.client = start_new_kernel(kernel_name="python3")

    def cell(self, code: str, interrupt_at: str = "") -> list[str]:
        """Run a cell; interrupt the kernel when the cell has printed `interrupt_at`."""
        asked, said, ends = self.client.execute(code), [], time.monotonic() + 60
        while time.monotonic() < ends:
            try:
                message = self.client.get_iopub_msg(timeout=1)
            except queue.Empty:
                continue
            if message["parent_header"].get("msg_id") != asked:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "stream":
                said.append(content["text"])
                if interrupt_at and interrupt_at in content["text"]:
                    self.manager.interrupt_kernel()
            elif kind == "execute_result":
                said.append(content["data"]["text/plain"])
            elif kind == "error":
                said.append(content["ename"])
            elif kind == "status" and content["execution_state"] == "idle":
                return said
        raise AssertionError(f"the cell did not end: {code}")


@pytest.fixture(scope="module")
def kernel() -> Iterator[Kernel]:
    kernel = Kernel()
    assert kernel.cell(SETUP) == []
    yield kernel
    kernel.client.stop_channels()
    kernel.manager.shutdown_kernel(now=True)


@pytest.mark.slow
def test_what_never_ends_is_a_finding_soon_and_the_next_cell_runs(kernel: Kernel) -> None:
    took = {}
    for program, kind in NEVER_ENDS.items():
        began = time.monotonic()
        said = kernel.cell(
            f"with collecting(quiet=True):\n    run = simulate({program})\n"
            "print(diagnose(run)[0].kind)"
        )
        took[program] = round(time.monotonic() - began, 2)
        assert (program, "".join(said).strip()) == (program, kind)
        assert kernel.cell("2 + 2") == ["4"]
    print(took)
    assert max(took.values()) < ROOM, took


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("simulate(computes, limits=Limits(stall=60))", "KeyboardInterrupt"),
        ("await observe(asyncio.sleep, 60, limits=Limits(io=60))", "CancelledError"),
        ("await observe(computes, limits=Limits(stall=60, io=60))", "CancelledError"),
    ],
)
def test_a_person_can_interrupt(kernel: Kernel, call: str, error: str) -> None:
    began = time.monotonic()
    said = kernel.cell(f"print('begins', flush=True)\n{call}", interrupt_at="begins")
    assert said == ["begins\n", error]
    assert time.monotonic() - began < ROOM
    assert kernel.cell("2 + 2, simulate(asyncio.sleep, 5).elapsed") == ["(4, 5.0)"]
