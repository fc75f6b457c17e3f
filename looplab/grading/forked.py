"""Runs a submission's cells in a process forked from this grader's warm one."""

from __future__ import annotations

import atexit
import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from looplab.exam import models
from looplab.grading.sandbox import choose
from looplab.grading.warm.client import Worker

__all__ = ["Forked", "forked", "stop_worker"]

_FLOOD = 20_000_000  # characters that an earlier cell may print when it is run again
_PASSED_ON = ("NBGRADER_EXECUTION", models.ASKED)  # the first is nbgrader's word for: graded
_workers: dict[int, Worker] = {}
_numbers = itertools.count()


class Forked:
    """A `Way`: the cells of one submission, one forked process after the other."""

    def __init__(self, worker: Worker, folder: Path | None, scratch: Path) -> None:
        self._worker, self._folder, self._scratch = worker, folder, scratch
        self.again()

    @property
    def language_info(self) -> dict[str, Any]:
        """Give what a notebook's metadata say of the language."""
        return self._worker.language_info

    @property
    def sandbox(self) -> str:
        """Give the kind of sandbox that holds the cells."""
        return self._worker.sandbox

    def run(self, cell: NotebookNode, index: int, *, seconds: float | None, limit: int) -> None:
        """Run a cell, and put its outputs in it.

        Raises:
            Lost: it was stopped, and its process ended.
        """
        # Not at the top: `looplab check` imports this in one thread and nbgrader, whose modules
        # and IPython's import one another in rings, in a second.
        from nbgrader.utils import is_grade, is_solution

        from looplab.grading.warm.known import NOTHING, look

        cell.outputs = []
        test = is_grade(cell)
        cell.outputs = self._worker.run(
            cell.source,
            timeout=seconds,
            limit=limit,
            test=test,
            known=look(cell.source) if test and not is_solution(cell) else NOTHING,
        )
        cell.execution_count = self._worker.count

    def again(self) -> None:
        """Fork a fresh process, in a fresh folder."""
        self._worker.close()
        shutil.rmtree(self._scratch, ignore_errors=True)
        if self._folder is None:
            self._scratch.mkdir()
        else:
            leave = shutil.ignore_patterns("*.ipynb")
            shutil.copytree(self._folder, self._scratch, symlinks=True, ignore=leave)
        environ = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        self._worker.open(self._scratch, environ)

    def replay(self, source: str, *, seconds: float) -> float:
        """Run an earlier cell in a fresh process; give the seconds that it took.

        Raises:
            Lost: it did not end in time, or its process has ended.
        """
        self._worker.run(source, timeout=seconds, limit=_FLOOD)
        return self._worker.seconds


@contextmanager
def forked(folder: Path | None) -> Iterator[Forked]:
    """Run a submission in a folder of its own, with a copy of what lies beside its notebook.

    A notebook is left out: after nbgrader's preparations its hidden tests are in it. What cells
    write is gone at the end.
    """
    worker = _shared_worker()
    scratch = worker.root / str(next(_numbers))
    try:
        yield Forked(worker, folder, scratch)
    finally:
        worker.close()
        shutil.rmtree(scratch, ignore_errors=True)


def _shared_worker() -> Worker:
    """Give this process's worker: its warm parent serves one submission after the other."""
    worker = _workers.get(os.getpid())
    if worker is None:
        root = Path(tempfile.mkdtemp(prefix="looplab-"))
        # The course's folder is where nbgrader works.
        _workers[os.getpid()] = worker = Worker(root, sandbox=choose(), hidden=[Path.cwd()])
        atexit.register(_stop, worker, os.getpid())
    return worker


def stop_worker() -> None:
    """End this process's worker, if it has one; the next submission starts another."""
    if worker := _workers.pop(os.getpid(), None):
        _stop(worker, os.getpid())


def _stop(worker: Worker, owner: int) -> None:
    if os.getpid() == owner:  # not in a process that was forked from it
        worker.stop()
        shutil.rmtree(worker.root, ignore_errors=True)
