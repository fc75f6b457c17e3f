"""What a process can have for itself without bubblewrap: a user number, a network."""

from __future__ import annotations

import fcntl
import os
import random
import socket
import struct
from pathlib import Path

from looplab.grading.sandbox import system

__all__ = ["become", "is_alone", "network", "tasks_of", "user"]

SET_INTERFACE_FLAGS = 0x8914
UP, RUNNING = 0x1, 0x40


def user() -> int | None:
    """Find a user number that nobody has, for a process of root's; None where there is none.

    Root is exempt from the limit of processes and may signal all; a number of its own ends both.
    """
    if not system.LINUX or os.geteuid() != 0:
        return None
    # 60,000 numbers are what a container has at least; the highest of them belong to no package.
    high = 0x70000000 + random.SystemRandom().randrange(0x0FFFFFFF)
    for number in (high, 61_184 + os.getpid() % 4_000):
        if any(first <= number < first + count for first, count in _mapped()):
            return number
    return None


def is_alone() -> bool:
    """Tell whether this process is in a user namespace that has one user only."""
    return sum(count for _, count in _mapped()) == 1


def _mapped() -> list[tuple[int, int]]:
    """Give the user numbers that there are: the first of each range, and how many."""
    lines = Path("/proc/self/uid_map").read_text("ascii").splitlines()
    return [(int(line.split()[0]), int(line.split()[2])) for line in lines]


def become(number: int, scratch: Path, *, read_all: bool) -> None:
    """Give the scratch folder and this process to another user; only root can.

    Args:
        number: The new user, and its group.
        scratch: Its folder.
        read_all: Root's Python may be where nobody else may read; Landlock then keeps the rest out.
    """
    os.chown(scratch, number, number)
    for folder, below, files in os.walk(scratch):
        for name in (*below, *files):
            os.chown(Path(folder, name), number, number, follow_symlinks=False)
    system.prctl(system.PR_SET_KEEPCAPS, 1)
    os.setgroups([])
    os.setresgid(number, number, number)
    os.setresuid(number, number, number)
    system.drop_capabilities(frozenset({system.CAP_DAC_READ_SEARCH} if read_all else ()))


def network() -> tuple[bool, bool]:
    """Leave the machine's network for one with a loopback only.

    Call it before the process has a second thread.

    Returns:
        Is the network its own? Did it need a user namespace, which then is its own as well?
    """
    if not system.LINUX:
        return False, False
    try:
        system.unshare(system.CLONE_NEWNET)
    except OSError:
        alone = _with_rights()
        return alone, alone
    _start_loopback()
    return True, False


def _with_rights() -> bool:
    uid, gid = os.getuid(), os.getgid()
    try:
        system.unshare(system.CLONE_NEWUSER | system.CLONE_NEWNET)
        Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1", "ascii")
        Path("/proc/self/setgroups").write_text("deny", "ascii")
        Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1", "ascii")
        _start_loopback()
    except OSError:
        return False
    return True


def _start_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
        request = struct.pack("16sH14x", b"lo", UP | RUNNING)
        fcntl.ioctl(handle, SET_INTERFACE_FLAGS, request)


def tasks_of(uid: int) -> int:
    """Count the processes and threads of a user, as the kernel does for the limit of processes."""
    count = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if folder.stat().st_uid == uid:
                count += len(os.listdir(folder / "task"))
        except OSError:  # it has ended
            continue
    return count
