"""Calls of Linux that Python has no function for."""

from __future__ import annotations

import ctypes
import os
import platform
import sys

__all__ = ["LINUX", "drop_capabilities", "linux_version", "prctl", "syscall", "unshare"]

LINUX = sys.platform == "linux"

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_KEEPCAPS = 8
PR_SET_SECCOMP = 22
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
PR_CAP_AMBIENT_CLEAR_ALL = 4

CAP_DAC_READ_SEARCH = 2
CAPABILITY_VERSION_3 = 0x20080522

CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000

_libc = ctypes.CDLL(None, use_errno=True)
_Header, _Rights = ctypes.c_uint32 * 2, ctypes.c_uint32 * 6  # making a type takes a while


def _checked(result: int) -> int:
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def prctl(option: int, *arguments: int) -> int:
    """Change something of this process, as the manual page of prctl says.

    Raises:
        OSError: The kernel refused.
    """
    padded = [*arguments, 0, 0, 0, 0][:4]
    return _checked(_libc.prctl(option, *(ctypes.c_ulong(argument) for argument in padded)))


def syscall(number: int, *arguments: object) -> int:
    """Call the kernel by number, for what the C library has no name for.

    Raises:
        OSError: The kernel refused.
    """
    return _checked(_libc.syscall(ctypes.c_long(number), *arguments))


def unshare(flags: int) -> None:
    """Leave some of the namespaces that this process shares with the machine.

    Raises:
        OSError: The machine does not let a process do so.
    """
    _checked(_libc.unshare(ctypes.c_int(flags)))


def drop_capabilities(kept: frozenset[int] = frozenset()) -> None:
    """Give up every right of root but those kept.

    After `no_new_privs` was set, no program that it starts gets more.
    """
    mask = sum(1 << capability for capability in kept)
    header = _Header(CAPABILITY_VERSION_3, 0)
    low, high = mask & 0xFFFFFFFF, mask >> 32
    _checked(_libc.capset(header, _Rights(low, low, low, high, high, high)))
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    for capability in kept:  # else a program that it starts would not have it
        prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability)


def linux_version() -> tuple[int, int]:
    """Give the kernel's version, e.g. (6, 18); (0, 0) for a name without numbers."""
    parts = platform.release().split(".")
    return (int(parts[0]), int(parts[1])) if len(parts) > 1 and parts[1].isdigit() else (0, 0)
