"""Find and kill all that a submission left behind."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from looplab.grading.sandbox import system

__all__ = ["descendants", "marked", "sweep"]


def sweep(find: Callable[[], set[int]] | None = None, within: float = 5.0) -> list[str]:
    """Kill every process that descends from this one, and wait until none is left.

    What loses its parent becomes a child of the process that called `enter`, whatever session or
    group it has made for itself: so all of them can be found there. Each is stopped first, so that
    it cannot fork while the others are looked for. A program that forks and ends all the time is
    often somewhere else when it is looked for, and is caught after some tries: 50 ms at most was
    seen for six of them at once.

    Args:
        find: Gives those to kill; without it, those that descend from this process.
        within: Seconds of trying.

    Returns:
        The names of those seen. Their exit codes are lost: wait for the children that matter first.

    Raises:
        TimeoutError: Some are still there. End this process, and its namespaces with it.
    """
    if not system.LINUX:
        return []
    find = find or descendants
    deadline = time.monotonic() + within
    seen: dict[int, str] = {}
    _reap()
    while found := find():
        stopped: set[int] = set()
        while new := found - stopped:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{len(found)} processes of a submission could not be killed")
            for pid in new:
                _signal(pid, signal.SIGSTOP)
                seen.setdefault(pid, _name(pid))
            stopped |= new
            _reap()  # the dead ones, too, are children, and looking at thousands takes time
            found = find()
        for pid in found:
            _signal(pid, signal.SIGKILL)
        _reap()
    return list(seen.values())


def marked(mark: str) -> set[int]:
    """Give the processes, other than this one, that began with `mark` in their environment."""
    found: set[int] = set()
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended just now, or is somebody else's
            alive = (folder / "stat").read_text("ascii", "replace").rpartition(")")[2].split()[0]
            if alive not in "ZX" and mark.encode() in (folder / "environ").read_bytes().split(
                b"\0"
            ):
                found.add(int(folder.name))
    return found - {os.getpid()}


def descendants(of: int | None = None) -> set[int]:
    """Give the processes that come from one; without a number, from this one."""
    found: set[int] = set()
    ahead = [of or os.getpid()]
    while ahead:
        for pid in _children(ahead.pop()):
            if pid not in found:
                found.add(pid)
                ahead.append(pid)
    return found


def _children(pid: int) -> list[int]:
    children: list[int] = []
    with contextlib.suppress(OSError):  # it has ended meanwhile
        for task in os.listdir(f"/proc/{pid}/task"):
            text = Path(f"/proc/{pid}/task/{task}/children").read_text("ascii")
            children += map(int, text.split())
    return children


def _name(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text("utf-8", "replace").strip()
    except OSError:  # it has ended meanwhile
        return "?"


def _signal(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)


def _reap() -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
