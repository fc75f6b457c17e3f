"""A student's process: takes cells from a line, runs them one by one on one running loop."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import tempfile
from pathlib import Path
from socket import socket
from threading import main_thread
from types import SimpleNamespace
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from tornado.ioloop import IOLoop

from looplab.grading.warm.commands import run_without_terminal
from looplab.grading.warm.frames import Frames
from looplab.grading.warm.hooks import forget_the_last_error, put_back
from looplab.grading.warm.kernel import Line
from looplab.grading.warm.known import Known, tell
from looplab.grading.warm.streams import Outlet, redirect

__all__ = ["serve"]


def settle(scratch: Path, environ: dict[str, str]) -> None:
    """Make the forked process one of its own: its folder, its variables, its chance."""
    os.chdir(scratch)
    for name, value in environ.items():
        os.environ[name] = value
    tempfile.tempdir = None
    run_without_terminal()
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(random.getrandbits(32))


def serve(kernel: IPythonKernel, session: Line, line: socket) -> None:
    """Run what comes over the line, until its other end is closed."""
    session.connect(line)
    outlet = redirect(session)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a kernel, but for the time of a cell
    asyncio.run(_serve(kernel, session, outlet, line))


async def _serve(kernel: IPythonKernel, session: Line, outlet: Outlet, line: socket) -> None:
    kernel.io_loop = IOLoop.current()
    # Asked for the thread in which SIGINT may cancel a cell's coroutine: there is only this one.
    kernel.shell_channel_thread = SimpleNamespace(parent_thread=main_thread())
    shell: Any = kernel.shell
    shell.unobserve_all("exit_now")  # exit() would end the process 0.1 s later, or not
    loop = asyncio.get_running_loop()
    frames, own = Frames(), os.getpid()
    line.setblocking(True)
    arrived = asyncio.Event()
    loop.add_reader(line, arrived.set)
    while True:
        await arrived.wait()
        arrived.clear()
        data = line.recv(1 << 20)
        if not data:
            return
        for message in frames.feed(data):
            count = shell.execution_count
            await _run(kernel, outlet, **message)
            if os.getpid() != own:  # the cell has forked: only one process may take the next cell
                os._exit(0)
            session.end(message["cell"], count=count)


async def _run(
    kernel: IPythonKernel,
    outlet: Outlet,
    *,
    run: str,
    cell: str,
    test: bool,
    known: dict[str, bool],
) -> None:
    """Run one cell, as `Kernel.dispatch_shell` does it."""
    content = {
        "code": run,
        "silent": False,
        "store_history": not test,  # no list of inputs shows a test to what it tests
        "user_expressions": {},
        "allow_stdin": False,
        "stop_on_error": False,
    }
    header: dict[str, Any] = {"msg_id": cell, "msg_type": "execute_request"}
    request = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
    kernel.set_parent([], request)
    kernel.pre_handler_hook()
    try:
        if test:
            put_back()
        tell(kernel.shell, run, Known(**known))
        forget_the_last_error(kernel.shell)
        await kernel.execute_request(None, [], request)
    except (Exception, KeyboardInterrupt):
        pass  # no reply: the worker takes a cell without one for lost
    finally:
        kernel.post_handler_hook()
    outlet.flush()
