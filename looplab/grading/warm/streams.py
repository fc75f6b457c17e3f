"""Standard output and error of a student's process: ipykernel's streams, without its threads.

Text is gathered and sent as ipykernel does it: at a flush, before anything is shown, at the end of
a cell, and 0.2 seconds after it was written. What is written on the descriptors 1 and 2 (by
`os.write`, C code, or a program that the notebook started) is sent too.
"""

from __future__ import annotations

import codecs
import fcntl
import os
import select
import struct
import sys
import termios
import threading
from collections.abc import Callable
from time import monotonic
from typing import Any

from ipykernel import iostream
from jupyter_client.session import Session

__all__ = ["OutStream", "Outlet", "redirect"]


class Outlet(iostream.IOPubThread):
    """Stands where ipykernel has its publishing thread: whoever flushes a stream sends its text."""

    def __init__(self) -> None:  # no socket, and no thread until `watch`
        self.thread: Any = None
        self.io_loop: Any = self
        self._streams: list[OutStream] = []
        self._due: list[tuple[float, Callable[[], None]]] = []
        self._woken, self._wake = os.pipe()

    def schedule(self, f: Callable[[], None]) -> None:
        """Do it now."""
        f()

    def call_later(self, delay: float, f: Callable[[], None]) -> None:
        """Do it soon, from the thread of `watch`: OutStream asks for a flush that way."""
        self._due.append((monotonic() + delay, f))
        os.write(self._wake, b".")

    def watch(self, *streams: OutStream) -> None:
        """Begin to read what is written on the streams' descriptors."""
        self._streams += streams
        threading.Thread(target=self._serve, name="IOPub", daemon=True).start()

    def flush(self) -> None:
        """Send what has been written so far, on the streams or the descriptors."""
        for stream in self._streams:
            stream.drain()
            stream.flush()  # type: ignore[no-untyped-call]

    def _serve(self) -> None:
        poll = select.poll()
        poll.register(self._woken, select.POLLIN)
        written = {stream.pipe: stream for stream in self._streams}
        for pipe in written:
            poll.register(pipe, select.POLLIN)
        while True:
            wait = min((when for when, _ in self._due), default=None)
            for pipe, event in poll.poll(None if wait is None else 1000 * (wait - monotonic())):
                if pipe == self._woken:
                    os.read(pipe, 4096)
                elif event & select.POLLIN:
                    written[pipe].drain()
                else:  # the notebook has closed the descriptor
                    poll.unregister(pipe)
            for item in [item for item in self._due if item[0] <= monotonic()]:
                self._due.remove(item)
                item[1]()


class OutStream(iostream.OutStream):
    """One of the two streams.

    Attributes:
        pipe: where to read what was written on the descriptor.
    """

    def __init__(self, session: Session, outlet: Outlet, name: str) -> None:
        super().__init__(session, outlet, name, watchfd=False)  # type: ignore[no-untyped-call]
        self._renew()
        os.register_at_fork(after_in_child=self._renew)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._descriptor = {"stdout": 1, "stderr": 2}[name]
        self._original_stdstream_copy = os.dup(self._descriptor)  # what `fileno` gives
        self.pipe, written = os.pipe()
        os.dup2(written, self._descriptor)
        os.close(written)

    def _renew(self) -> None:
        """Make locks that nobody holds: in a forked process their holder is not there."""
        self._buffer_lock = threading.RLock()
        self._one_by_one = threading.RLock()

    def write(self, string: str) -> int | None:  # type: ignore[override]
        """Write text; a process that the notebook forked writes on the descriptor."""
        here: bool = os.getpid() == self._master_pid
        if here or not isinstance(string, str):
            return super().write(string)
        data = string.encode("utf-8", "replace")
        while data:
            data = data[os.write(self._descriptor, data) :]
        return len(string)

    def drain(self) -> None:
        """Take over what is in the pipe now."""
        with self._one_by_one:
            waiting = struct.unpack("i", fcntl.ioctl(self.pipe, termios.FIONREAD, b"\0" * 4))[0]
            if waiting:
                self.write(self._decode(os.read(self.pipe, waiting)))

    def _flush(self) -> None:
        with self._one_by_one:
            super()._flush()  # type: ignore[no-untyped-call]


def redirect(session: Session) -> Outlet:
    """Put streams in the place of this process's own, and read its descriptors 1 and 2."""
    outlet = Outlet()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    sys.stdout, sys.stderr = (OutStream(session, outlet, name) for name in ("stdout", "stderr"))
    outlet.watch(sys.stdout, sys.stderr)
    return outlet
