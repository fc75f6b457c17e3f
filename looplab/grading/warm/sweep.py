"""Ends processes that a submission left behind, however they try to stay."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

__all__ = ["descendants", "marked", "sweep"]


def sweep(find: Callable[[], dict[int, str]]) -> list[str]:
    """Kill every process that `find` finds until it finds none; give their names.

    All are stopped before the first is killed: those that live on could fork faster than one
    after the other is found.
    """
    seen: dict[int, str] = {}
    while found := find():
        new = found.keys() - seen.keys()
        seen |= found
        for pid in list(new or found):
            try:
                os.kill(pid, signal.SIGSTOP if new else signal.SIGKILL)
            except OSError:  # it has ended just now, or is not ours to end
                found.pop(pid)
        if not new:
            if not found:
                break
            time.sleep(0.001)
    return list(seen.values())


def descendants() -> dict[int, str]:
    """Give this process's living descendants, pid and name; a subreaper gets daemons too."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return {}
    children: dict[int, list[tuple[int, str, str]]] = {}
    for pid in _pids():
        try:
            name, _, rest = Path(f"/proc/{pid}/stat").read_text().rpartition(")")
        except OSError:  # it has ended just now
            continue
        state, parent = rest.split()[:2]
        children.setdefault(int(parent), []).append((pid, name.partition("(")[2], state))
    found, parents = {}, [os.getpid()]
    while parents:
        for pid, name, state in children.get(parents.pop(), []):
            parents.append(pid)
            if state not in "ZX":
                found[pid] = name
    return found


def marked(mark: str) -> dict[int, str]:
    """Give the processes, other than this one, that began with `mark` in their environment."""
    found = {}
    for pid in _pids():
        try:
            environ = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
            if pid != os.getpid() and mark.encode() in environ:
                found[pid] = Path(f"/proc/{pid}/comm").read_text().strip()
        except OSError:  # it has ended just now, or is somebody else's
            continue
    return found


def _pids() -> list[int]:
    return [int(entry.name) for entry in os.scandir("/proc") if entry.name.isdigit()]
