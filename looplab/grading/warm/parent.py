"""The warm parent: imports and warms up once, then forks a process for each submission.

Started by `Worker` as ``python -m looplab.grading.warm.parent FD [SANDBOX]``. It runs in one
thread, since a fork takes over no other, and runs nothing of a student itself.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from ipykernel.ipkernel import IPythonKernel

from looplab.grading.sandbox import Limits, Wall, enter, sweep, system
from looplab.grading.warm.child import serve, settle
from looplab.grading.warm.frames import Frames, frame
from looplab.grading.warm.kernel import Line, make_kernel
from looplab.grading.warm.warmup import draw_a_picture, warm_up
from looplab.observe.young import freeze_for_good
from looplab.recorder.log import uncollected


class Parent:
    """Serves one worker: one submission at a time."""

    def __init__(self, control: socket.socket, kind: str = "") -> None:
        self._control = control
        self._sandbox = enter(kind) if kind else None
        self._frames = Frames()
        self._limits: Limits
        self._session = Line()
        self._kernel: IPythonKernel
        self._child: int | None = None
        self._scratch = Path()
        self._ended = -1  # a descriptor that is readable when the child has ended

    def serve(self) -> None:
        """Get ready, say so, and do what is asked until the line is closed."""
        if self._sandbox is None:
            # Daemons of a submission become its children, and nobody reads or writes its memory.
            system.prctl(system.PR_SET_CHILD_SUBREAPER, 1)
            system.prctl(system.PR_SET_DUMPABLE, 0)
        data, _, _, _ = socket.recv_fds(self._control, 1 << 20, 0)
        (hello,) = self._frames.feed(data)
        self._limits = Limits(**hello["limits"])
        with uncollected():  # what is imported stays
            self._kernel = make_kernel(self._session)
            warm_up(self._kernel)
            if self._has_a_strange_home():
                draw_a_picture()
        if threads := len(os.listdir("/proc/self/task")) - 1:
            raise SystemExit(f"the warm parent has {threads} threads more than one: unsafe to fork")
        with open(os.devnull, "r+b") as null:
            os.dup2(null.fileno(), 2)
        freeze_for_good()  # or the first collection of each child would copy every page
        self._say(ready=self._kernel.language_info)
        while self._do_next():
            pass
        self._end()

    def _has_a_strange_home(self) -> bool:
        """Tell whether a submission's home lies in a folder of root's, under another number.

        It may write there, but matplotlib asks the system in such a way that it says no.
        """
        walls = self._sandbox.walls if self._sandbox is not None else ()
        return Wall.OWN_USER in walls and Wall.NAMESPACES not in walls

    def _do_next(self) -> bool:
        """Wait for an order, or for the child's end; tell whether to go on."""
        watched = [self._control.fileno()] + ([] if self._child is None else [self._ended])
        ready, _, _ = select.select(watched, [], [])
        if self._ended in ready:
            self._end()
        if self._control.fileno() in ready:
            data, passed, _, _ = socket.recv_fds(self._control, 1 << 20, 1)
            if not data:
                return False
            for message in self._frames.feed(data):
                if "open" in message:
                    self._fork(socket.socket(fileno=passed[0]), **message["open"])
                elif "close" in message:
                    self._end()
        return True

    def _fork(self, line: socket.socket, scratch: str, environ: dict[str, str]) -> None:
        parent = os.getpid()
        self._scratch = Path(scratch)
        self._child = os.fork()
        if self._child:
            line.close()
            self._ended = os.pidfd_open(self._child)
            return
        try:
            self._control.close()
            if self._sandbox is None:
                os.setsid()
                system.prctl(system.PR_SET_DUMPABLE, 1)
                system.prctl(system.PR_SET_PDEATHSIG, signal.SIGKILL)
            else:
                self._sandbox.confine(self._scratch, self._limits)
            if os.getppid() == parent:
                settle(self._scratch, environ)
                serve(self._kernel, self._session, line)
        finally:
            os._exit(0)

    def _end(self) -> None:
        """End the child and whatever descends from it, and say what was left."""
        if self._child is None:
            return
        os.kill(self._child, signal.SIGKILL)
        _, status = os.waitpid(self._child, 0)
        os.close(self._ended)
        self._child, self._ended = None, -1
        left = sweep()
        if self._sandbox is not None:
            self._sandbox.clear(self._scratch)
        self._say(ended=os.waitstatus_to_exitcode(status), left=left)

    def _say(self, **message: Any) -> None:
        try:
            self._control.sendall(frame(message))
        except OSError:  # the worker has gone; the next order says so
            pass


if __name__ == "__main__":
    sys.path.pop(0)  # the folder it was started in
    Parent(socket.socket(fileno=int(sys.argv[1])), *sys.argv[2:]).serve()
