"""The grader's side of a warm parent: open a submission, run its cells, close it.

Time, amount of output and the kill are here, outside the student's process.
"""

from __future__ import annotations

import os
import select
import socket
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, Literal

from nbformat import NotebookNode

from looplab.exam.seed import SEED
from looplab.grading.sandbox import Limits, Sandbox, marked, sweep
from looplab.grading.warm.frames import BadFrame, Frames, frame
from looplab.grading.warm.known import NOTHING, Known
from looplab.grading.warm.outputs import Outputs, counted
from looplab.grading.warm.stopwatch import PERIOD, Stopwatch, look

__all__ = ["Kind", "Lost", "Worker", "WorkerError"]

Kind = Literal["time", "dead", "flood"]

STARTUP = 120  # seconds for the imports of the warm parent, on a very busy machine
PATIENCE = 20  # seconds for the warm parent to end a submission; then it is ended itself
KEPT = (
    "PATH", "LANG", "LC_", "TZ", "PYTHON", "VIRTUAL_ENV", "CONDA", "LD_LIBRARY_PATH", "MPL", SEED,
)  # fmt: skip


class Lost(Exception):
    """A cell was stopped, and its process with it.

    Attributes:
        kind: "time" when it ran too long, "dead" when its process ended, "flood" when it printed
            or showed too much.
        outputs: what it had shown until then.
    """

    def __init__(self, kind: Kind, outputs: list[NotebookNode]) -> None:
        super().__init__(kind)
        self.kind: Kind = kind
        self.outputs = outputs


class WorkerError(Exception):
    """The warm parent could not be started; the message holds what it said."""


class Worker:
    """One warm parent, which serves one submission at a time.

    Args:
        root: an empty folder for the submissions' folders, and the parent's own things.
        sandbox: holds the parent and the students' processes; None where nothing is to be kept out.
        limits: what a student's process may use, where there is a sandbox.
        hidden: folders that no student's process may see.

    Attributes:
        root: that folder.
        left: names of the processes that the last submission had left running.
        count: execution count of the last cell.
        language_info: what a notebook's metadata say of the language.

    Example:
        >>> root = Path(tempfile.mkdtemp())
        >>> with Worker(root) as worker:
        ...     worker.open(root)
        ...     [output] = worker.run("1 + 1", timeout=10, limit=1_000_000)
        >>> output.data["text/plain"]
        '2'
    """

    def __init__(
        self,
        root: Path,
        *,
        sandbox: Sandbox | None = None,
        limits: Limits | None = None,
        hidden: Sequence[Path] = (),
    ) -> None:
        self.root = root
        self._sandbox = sandbox
        self._limits = limits or Limits()
        self._hidden = hidden
        self._mark = f"LOOPLAB_WORKER={uuid.uuid4().hex}"
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket
        self._said = Frames()
        self._line: socket.socket | None = None
        self._frames = Frames()
        self._outputs = Outputs()
        self._cells = 0
        self._fonts = _known_fonts()
        self._watch: Stopwatch
        self.left: list[str] = []
        self.count: int | None = None
        self.language_info: dict[str, Any] = {}

    @property
    def seconds(self) -> float:
        """Give how long the last cell took."""
        return self._watch.total

    @property
    def sandbox(self) -> str:
        """Give the kind of sandbox around the submissions; "none" where there is none."""
        return "none" if self._sandbox is None else self._sandbox.kind

    @property
    def pid(self) -> int | None:
        """Give the number of the warm parent's process."""
        return None if self._process is None else self._process.pid

    def __enter__(self) -> Worker:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start the warm parent, and wait until it is ready.

        Raises:
            WorkerError: it did not start.
        """
        if self._process is not None and self._process.poll() is None:
            return
        self.stop()
        _lend(self._fonts, self.root)
        self._control, theirs = socket.socketpair()
        argv = [sys.executable, "-m", "looplab.grading.warm.parent", str(theirs.fileno())]
        if self._sandbox is not None:
            argv = self._sandbox.command(
                [*argv, self._sandbox.kind],
                scratch=self.root,
                hidden=self._hidden,
                limits=self._limits,
            )
        with tempfile.TemporaryFile() as log, theirs:
            self._process = subprocess.Popen(
                argv,
                cwd=self.root,
                env=self._environ(),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the grader
            )
            theirs.close()
            self._control.sendall(frame({"limits": asdict(self._limits)}))
            ready = self._wait_for("ready", STARTUP)
            if ready is None:
                self.stop()
                log.seek(0)
                said = log.read().decode(errors="replace").strip()
                raise WorkerError(f"the warm parent did not start:\n{said[-2000:]}")
        self.language_info = ready["ready"]

    def open(self, scratch: Path, environ: dict[str, str] | None = None) -> None:
        """Begin with a submission: a fresh process, whose folder is `scratch`.

        Args:
            scratch: a folder inside the worker's root; what the submission writes lies there.
            environ: variables to set in its process.
        """
        self.close()
        self.start()
        _lend(self._fonts, scratch)
        self._line, theirs = socket.socketpair()
        own = {"HOME": str(scratch), "TMPDIR": str(scratch)} | (environ or {})
        order = frame({"open": {"scratch": str(scratch), "environ": own}})
        with theirs:
            socket.send_fds(self._control, [order], [theirs.fileno()])
        self._frames = Frames()
        self._outputs = Outputs()
        self.left = []

    def run(
        self,
        source: str,
        *,
        timeout: float | None,
        limit: int,
        test: bool = False,
        known: Known = NOTHING,
    ) -> list[NotebookNode]:
        """Run a cell; give its outputs.

        Args:
            source: the cell's text.
            timeout: seconds, without those in which it waits for a processor; None for no limit.
            limit: characters that it may print or show.
            test: what was hung into IPython is taken away first, and no history holds the cell.
            known: what is known of that test.

        Raises:
            Lost: it was stopped, and its process ended: open the submission again to go on.
        """
        self._cells += 1
        cell = str(self._cells)
        self._outputs.begin()
        self.count = None
        try:
            order = frame({"run": source, "cell": cell, "test": test, "known": asdict(known)})
            kind = self._run(order, cell, timeout, limit)
        except (BadFrame, OSError):
            kind = "dead"
        if kind is not None:
            self.close()
            raise Lost(kind, self._outputs.cell)
        return self._outputs.cell

    def close(self) -> None:
        """End the submission's process and whatever it left running."""
        if self._line is None:
            return
        self._line.close()
        self._line = None
        with suppress(OSError):
            self._control.sendall(frame({"close": True}))
        ended = self._wait_for("ended", PATIENCE)
        if ended is None:
            if self._process is not None:
                self._process.kill()  # it is stopped, or gone
            self.stop()
        else:
            self.left = ended["left"]

    def stop(self) -> None:
        """End the warm parent, and all that descends from it."""
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._process is None:
            return
        self._control.close()
        try:
            self._process.wait(PATIENCE if self._process.poll() is None else 0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None
        self.left = sweep(lambda: marked(self._mark))
        self._said = Frames()

    def _environ(self) -> dict[str, str]:
        """Give what a student's process may know of the grader's variables: no tokens."""
        name, _, value = self._mark.partition("=")
        kept = {key: text for key, text in os.environ.items() if key.startswith(KEPT)}
        home = {"HOME": str(self.root), "IPYTHONDIR": str(self.root / ".ipython")}
        return kept | home | {name: value, "OPENBLAS_NUM_THREADS": "1"}

    def _run(self, order: bytes, cell: str, timeout: float | None, limit: int) -> Kind | None:
        """Send an order, take what comes; give None at the cell's end, else why it was lost."""
        assert self._line is not None, "open a submission first"
        assert self._process is not None
        self._watch = Stopwatch(partial(look, self._process.pid), monotonic)
        wait = None if timeout is None else min(PERIOD, timeout)
        received = 0
        self._line.sendall(order)
        while True:
            if timeout is not None and self._watch.is_over(timeout):
                return "time"
            ready, _, _ = select.select([self._line, self._control], [], [], wait)
            if self._line in ready:
                data = self._line.recv(1 << 20)
                received += len(data)
                if received > limit:
                    return "flood"
                if not data:
                    return "dead"
                for message in self._frames.feed(data):
                    if message.get("cell") != cell:
                        continue  # of a task or thread that a cell before had left
                    if message.get("type") == "idle":
                        self.count = self._outputs.count
                        if self.count is None:
                            self.count = counted(message.get("count"))
                        return None if self._outputs.replied else "dead"
                    self._outputs.take(message.get("type"), message.get("content"))
            elif self._control in ready:  # the process has ended, or the parent
                return "dead"

    def _wait_for(self, key: str, seconds: float) -> dict[str, Any] | None:
        """Take the parent's messages until one has this key; None when it is gone, or silent."""
        ends = monotonic() + seconds
        while (left := ends - monotonic()) > 0:
            ready, _, _ = select.select([self._control], [], [], left)
            try:
                data = self._control.recv(1 << 16) if ready else b""
            except OSError:
                data = b""
            if not data:
                return None
            for message in self._said.feed(data):
                if key in message:
                    return message
        return None


def _known_fonts() -> dict[str, bytes]:
    """Read matplotlib's list of this machine's fonts, if the grader has one."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    found = (cache / "matplotlib").glob("fontlist-*.json")
    with suppress(OSError):
        return {one.name: one.read_bytes() for one in found}
    return {}


def _lend(fonts: dict[str, bytes], home: Path) -> None:
    """Put that list where the warm parent or a submission looks for it: each has its own home.

    It would make another one: in longer than the rest of matplotlib's import takes.
    """
    with suppress(OSError):
        for name, data in fonts.items():
            (lent := home / ".cache" / "matplotlib").mkdir(parents=True, exist_ok=True)
            (lent / name).write_bytes(data)
