"""Worker processes on this machine, each with one call at a time, that may be killed at any moment.

The standard library's pools are of no more use once a worker has died. Here the call goes to a new
worker. One that has killed three is given back: it is not the machine that fails.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import tempfile
from collections import deque
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Protocol

from looplab.grading.engine.errors import GradingError
from looplab.grading.sandbox.system import LINUX, PR_SET_PDEATHSIG, prctl

__all__ = ["Done", "LocalPool", "Pool"]

TRIES = 3
PRELOAD = "looplab.grading.engine.preload"
READY = "ready"


@dataclass(frozen=True)
class Done:
    """A call that came to its end.

    Attributes:
        key: which one.
        result: what it gave.
        died: whether it killed one worker after the other instead.
    """

    key: Hashable
    result: Any = None
    died: bool = False


class Pool(Protocol):
    """Runs calls elsewhere."""

    @property
    def room(self) -> bool:
        """Tell whether to submit another call."""

    def submit(self, key: Hashable, call: Callable[[Any], Any], given: Any) -> None:
        """Run a call with what it is given; both are pickled."""

    def done(self, seconds: float) -> Iterator[Done]:
        """Yield the calls that have ended; wait a while for the first one."""

    def close(self) -> None:
        """Stop the workers, busy or not."""


@dataclass
class _Order:
    key: Hashable
    call: Callable[[Any], Any]
    given: Any
    tries: int = 0


@dataclass
class _Worker:
    process: BaseProcess
    line: Connection
    number: int
    ready: bool = False
    order: _Order | None = None


class LocalPool:
    """Workers on this machine.

    Args:
        jobs: how many.
        folder: where they work.

    Example:
        >>> pool = LocalPool(1, Path("/"))
        >>> pool.submit("seven", abs, -7)
        >>> next(pool.done(60))
        Done(key='seven', result=7, died=False)
        >>> pool.close()
    """

    def __init__(self, jobs: int, folder: Path) -> None:
        self._folder = folder
        self._scratch = tempfile.mkdtemp(prefix="looplab-run-")
        # New processes come from one that has loaded what they need, and has neither threads nor
        # an open gradebook.
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([PRELOAD])
        forkserver.ensure_running()  # it loads while we load, too
        self._jobs = jobs
        self._waiting: deque[_Order] = deque()
        self._failures = 0
        self._workers: list[_Worker] = []

    @property
    def room(self) -> bool:
        """Tell whether a worker is, or would be, without a call."""
        return len(self._waiting) + len(self._busy) < self._jobs

    @property
    def _busy(self) -> list[_Worker]:
        return [one for one in self._workers if one.order is not None]

    @property
    def pids(self) -> list[int]:
        """Give the numbers of the workers' processes."""
        return [one.process.pid for one in self._workers if one.process.pid is not None]

    def submit(self, key: Hashable, call: Callable[[Any], Any], given: Any) -> None:
        """Run a call with what it is given; both are pickled."""
        self._waiting.append(_Order(key, call, given))
        if len(self._workers) < min(self._jobs, len(self._waiting) + len(self._busy)):
            self._workers.append(self._start(len(self._workers)))
        self._hand_out()

    def done(self, seconds: float) -> Iterator[Done]:
        """Yield the calls that have ended; wait a while for the first one.

        Raises:
            GradingError: the workers do not start.
        """
        lines = {one.line: one for one in self._workers}
        for line in wait(list(lines), seconds):
            worker = lines[line]  # type: ignore[index]
            try:
                said = worker.line.recv()
            except (EOFError, OSError):
                if (given_up := self._replace(worker)) is not None:
                    yield given_up
                continue
            if worker.ready:
                order, worker.order = worker.order, None
                assert order is not None, "a worker speaks when it is asked"
                yield Done(order.key, said)
            worker.ready, self._failures = True, 0
        self._hand_out()

    def close(self) -> None:
        """Stop the workers, busy or not; what they run ends with them."""
        for worker in self._workers:
            worker.line.close()
            if worker.order is not None or not worker.ready:
                worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers = []
        shutil.rmtree(self._scratch, ignore_errors=True)

    def _hand_out(self) -> None:
        for worker in self._workers:
            if self._waiting and worker.ready and worker.order is None:
                worker.order = self._waiting.popleft()
                with suppress(OSError):  # it has just died, and its line says so next
                    worker.line.send((worker.order.call, worker.order.given))

    def _replace(self, worker: _Worker) -> Done | None:
        """Put a new worker in the place of a dead one; its call goes first, or is given up."""
        worker.line.close()
        worker.process.join()
        if not worker.ready:
            self._failures += 1
            if self._failures >= TRIES * len(self._workers):
                raise GradingError(
                    "The processes that grade do not start; they end with code "
                    f"{worker.process.exitcode}. What they said stands above."
                )
        self._workers[worker.number] = self._start(worker.number)
        order = worker.order
        if order is None:
            return None
        order.tries += 1
        if order.tries >= TRIES:
            return Done(order.key, died=True)
        self._waiting.appendleft(order)
        return None

    def _start(self, number: int) -> _Worker:
        ours, theirs = self._context.Pipe()
        at = os.getpid() + number  # two graders at once begin at different processors
        about = (theirs, dict(os.environ), str(self._folder), self._scratch, at)
        process = self._context.Process(target=_serve, args=about, daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours, number)


def _serve(
    line: Connection, environ: Mapping[str, str], folder: str, scratch: str, at: int
) -> None:
    """Be a worker: make calls until the line is closed."""
    if LINUX:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # of the process that has forked this one
        _stay_on_one_processor(at)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who coordinates
    os.environ.clear()
    os.environ.update(environ)
    os.chdir(folder)
    tempfile.tempdir = scratch
    with suppress(EOFError, OSError):
        line.send(READY)
        while True:
            call, given = line.recv()
            line.send(call(given))
    _end()


def _stay_on_one_processor(at: int) -> None:
    """Keep this process, and all that descend from it, on one processor.

    They work one at a time, and so do the threads of a simulated program: to hand the work over to
    another processor, and to wake that up, takes longer than much of the work.

    Args:
        at: the number of the processor, counted round and round among those we may use.
    """
    usable = sorted(os.sched_getaffinity(0))
    with suppress(OSError):  # it has just been taken from us
        os.sched_setaffinity(0, {usable[at % len(usable)]})


def _end() -> None:
    from looplab.grading.forked import stop_worker

    stop_worker()
