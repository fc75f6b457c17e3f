"""An ipykernel without sockets: the same shell, display hook, magics and streams.

The warm parent makes one, and never runs a cell of a student in it; each forked child gets it as
it is, which costs nothing, and connects its line.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
import threading
from socket import socket
from typing import Any, cast

from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session

from looplab.grading.warm.frames import frame
from looplab.grading.warm.known import prepare
from looplab.grading.warm.shortcuts import take_shortcuts

__all__ = ["Line", "make_kernel"]


_TOLD = {
    "clear_output", "display_data", "error", "execute_reply", "execute_result", "stream",
    "update_display_data",
}  # fmt: skip
"""What `Outputs` takes. That one cannot be asked: the warm parent does without nbformat."""


class Line(Session):
    """Sends a kernel's messages over one socket, as frames: their type, content and cell.

    What no output is made of is not sent. A reply waits for the cell's end, which comes next.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._socket: socket | None = None
        self._waiting = b""
        self._renew()
        os.register_at_fork(after_in_child=self._renew)

    def _renew(self) -> None:
        self._one_by_one = threading.Lock()

    def connect(self, line: socket) -> None:
        """Send everything there from now on; messages of before are lost."""
        self._socket, self._owner = line, os.getpid()

    def send(self, *what: Any, **options: Any) -> Any:
        """Send one message.

        A process that the notebook forked has no line of its own, and what it displays is lost.
        """
        _, message, *rest = what  # the first is a socket, which this kernel has not
        if isinstance(message, str):
            if message not in _TOLD:
                return None
            content, parent = [*rest, None, None][:2]
            message = self.msg(
                message, options.get("content", content), options.get("parent", parent)
            )
        kind, cell = message["header"]["msg_type"], message["parent_header"].get("msg_id")
        if kind in _TOLD:
            told = {"type": kind, "cell": cell, "content": message["content"]}
            self._send(frame(told), now=kind != "execute_reply")
        return message

    def end(self, cell: str, **about: Any) -> None:
        """Say that a cell has ended, and what is to be known of it."""
        self._send(frame({"type": "idle", "cell": cell, **about}))

    def _send(self, data: bytes, *, now: bool = True) -> None:
        if self._socket is None or os.getpid() != self._owner:
            return
        with self._one_by_one:
            self._waiting += data
            if now:
                data, self._waiting = self._waiting, b""
                self._socket.sendall(data)


def make_kernel(line: Line) -> IPythonKernel:
    """Make the process's kernel, as `IPKernelApp` does it, but for sockets and threads."""
    _do_without_debugger()
    take_shortcuts()
    app = IPKernelApp.instance()
    app.init_profile_dir()
    app.init_pdb()
    # As nbclient starts it: nothing of a submission is kept in a file.
    app.config.HistoryManager.hist_file = ":memory:"
    kernel = IPythonKernel.instance(
        parent=app,
        session=line,
        log=app.log,
        profile_dir=app.profile_dir,
        user_ns=app.user_ns,
    )
    kernel._execute_sleep = 0.0  # it waits for a thread that is not there
    kernel.log.setLevel(logging.WARNING)  # it shows no more than that, but makes a record of all
    app.kernel = kernel
    app.init_path()
    app.init_shell()
    prepare(kernel.shell)
    app.init_gui_pylab()
    app.init_extensions()
    return kernel


def _do_without_debugger() -> None:
    """Let ipykernel find no debugpy: nobody is there to debug, and it is large.

    A notebook that imports it gets it all the same.
    """
    sys.modules["debugpy"] = cast(Any, None)
    importlib.import_module("ipykernel.debugger")
    del sys.modules["debugpy"]
