"""Keeps an exam apart from what a notebook has replaced in the process, and says so kindly.

What was replaced before the exam is put aside for its time. What is replaced while a check runs
costs that check: what it measured is not what was asked.
"""

from __future__ import annotations

import contextlib
import gc
import sys
import threading
from collections.abc import Iterable, Iterator
from types import FrameType

from looplab.diagnose import Finding, finding
from looplab.diagnose.say import listed
from looplab.exam import names
from looplab.exam.originals import Change, originals
from looplab.exam.rewriting import rewriters
from looplab.run import Run

# What a run measures with. Streams, warnings and the interpreter's switches are a program's to set.
_JUDGED = ("asyncio.", "time.", "threading.", "queue.", "builtins.")


class Guard:
    """Stands around one exam. Begins its work when it is made.

    Attributes:
        notes: what was put aside, in sentences for the learner.
    """

    def __init__(self) -> None:
        self._aside = originals.put_back()
        self.notes: list[str] = []
        self._rewriters: list[str] = []
        self._line = 0
        self._undo = contextlib.ExitStack()

    def begin(self, frame: FrameType, *, alone: bool) -> None:
        """Put aside what the exam must do without.

        Args:
            frame: the test cell's.
            alone: True where the work is graded: then no tracer or collector's callback looks on.
        """
        self._aside += originals.put_back(glance=True)
        self._cell = names.Cell(frame)
        looplab = vars(sys.modules["looplab"])
        self._genuine = {name: looplab[name] for name in looplab["__all__"]}
        repaired = self._cell.repair(self._genuine)
        found = dict.fromkeys([*_named(self._aside), *repaired])
        if found:
            self.notes.append(
                f"{listed(found)} had another meaning in this notebook; the test used the original."
            )
        self._rewriters = rewriters()
        if alone:
            self._undo.enter_context(_nobody_looking_on())

    def end(self) -> None:
        """Give the notebook back what was put aside, but nothing in looplab."""
        self._undo.close()
        for change in reversed(self._aside):
            if not change.ours:
                change.redo()

    def after_crash(self) -> None:
        """Note the names that may be why the cell's code between the checks did not run."""
        if taken := self._cell.taken():
            self.notes.append(_taken(taken))

    def before_check(self, *mine: object) -> None:
        """Make ready for a check's body; `mine` are the cell's own objects that it needs."""
        self._aside += originals.put_back(glance=True)
        self._line = self._cell.line
        self._cell.hold([*mine, *self._genuine.values(), *names.modules()])

    def after_check(self, runs: Iterable[Run]) -> list[Finding]:
        """Say what a check's body, or a program of its `runs`, has replaced, and put it back."""
        while_running = [name for run in runs for name in run.replaced if _measured_with(name)]
        replaced = list(dict.fromkeys([*_named(originals.put_back()), *while_running]))
        lost = self._cell.restore()
        taken = self._cell.taken(self._line)
        found = []
        if self._rewriters:
            found.append(
                finding(
                    "replaced",
                    f"{listed(self._rewriters)} changes this notebook's cells before they run, so "
                    "nobody can tell what was tested: take it out, and restart the kernel.",
                )
            )
        if replaced:
            found.append(
                finding(
                    "replaced",
                    f"Your program replaced {listed(replaced)}, which others use "
                    "too. They are back. Write the program so that it needs no such change.",
                )
            )
        if lost or taken:
            found.append(finding("name-taken", _taken(list(dict.fromkeys([*lost, *taken])))))
        return found


def _measured_with(name: str) -> bool:
    """Tell whether a run measures with this; the libraries' private names change in any run."""
    return name.startswith(_JUDGED) and not name.rpartition(".")[2].startswith("_")


def _taken(taken: list[str]) -> str:
    names, were = ("name", "was") if len(taken) == 1 else ("names", "were")
    return (
        f"The {names} {listed(taken)} {were} given another meaning by your notebook, and the test "
        "needs the usual one: rename yours, and restart the kernel."
    )


def _named(changes: Iterable[Change]) -> list[str]:
    """Give the names once each; what stands in several of Python's modules, by the shortest."""
    found: dict[str, str] = {}
    for change in sorted(changes, key=lambda one: len(one.name)):
        name = "looplab." + change.name.rpartition(".")[2] if change.ours else change.name
        found.setdefault(name.rpartition(".")[2], name)
    return list(found.values())


@contextlib.contextmanager
def _nobody_looking_on() -> Iterator[None]:
    """Put tracers, profilers and callbacks of the collector aside while the block runs."""
    tracing, profiling = sys.gettrace(), sys.getprofile()
    in_threads = threading.gettrace(), threading.getprofile()
    callbacks = gc.callbacks[:]
    sys.settrace(None)
    sys.setprofile(None)
    threading.settrace(None)
    threading.setprofile(None)
    gc.callbacks.clear()
    try:
        yield
    finally:
        gc.callbacks[:] = callbacks
        threading.settrace(in_threads[0])
        threading.setprofile(in_threads[1])
        sys.settrace(tracing)
        sys.setprofile(profiling)
