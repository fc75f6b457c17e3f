"""Landlock: the kernel's list of what a process may read and write.

The rules hold for this process and all that it starts, and nothing takes them back:
https://docs.kernel.org/userspace-api/landlock.html
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable
from pathlib import Path

from looplab.grading.sandbox import system

__all__ = ["SCOPED_SIGNALS", "restrict", "version"]

SCOPED_SIGNALS = 6
"""Since this version it also keeps signals inside."""

CREATE, ADD_RULE, RESTRICT = 444, 445, 446  # the same numbers on every processor
RULE_PATH_BENEATH = 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
REFER, TRUNCATE, IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
EVERY_RIGHT = {1: REFER - 1, 2: TRUNCATE - 1, 3: IOCTL_DEV - 1, 4: IOCTL_DEV - 1}
NEWEST_RIGHTS = 2 * IOCTL_DEV - 1
SCOPE_ABSTRACT_SOCKETS, SCOPE_SIGNALS = 1, 2

OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
READ = EXECUTE | READ_FILE | READ_DIR


def version() -> int:
    """Give the version of Landlock that this kernel has; 0 for none."""
    try:
        return system.syscall(CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    except OSError:
        return 0


def restrict(read: Iterable[Path], write: Iterable[Path]) -> None:
    """Let this process read the one, read and write the other, and nothing else.

    Call it after `no_new_privs` was set. Where the kernel can, signals and abstract sockets stay
    inside too.

    Args:
        read: Files and folders; those that are not there are left out.
        write: The same.

    Raises:
        OSError: The kernel has no Landlock, or not for us.
    """
    abi = version()
    every = EVERY_RIGHT.get(abi, NEWEST_RIGHTS)
    scopes = SCOPE_ABSTRACT_SOCKETS | SCOPE_SIGNALS if abi >= SCOPED_SIGNALS else 0
    # The older kernels know a shorter record, and take the longer one when its end is zero.
    attributes = struct.pack("=QQQ", every, 0, scopes)
    rules = system.syscall(CREATE, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0))
    try:
        for paths, rights in ((read, READ), (write, every)):
            for path in paths:
                _allow(rules, path, rights & every)
        system.syscall(RESTRICT, ctypes.c_int(rules), ctypes.c_uint32(0))
    finally:
        os.close(rules)


def _allow(rules: int, path: Path, rights: int) -> None:
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # not on this machine
        return
    try:
        rights = rights if path.is_dir() else rights & OF_A_FILE
        rule = struct.pack("=Qi", rights, opened)
        system.syscall(
            ADD_RULE, ctypes.c_int(rules), ctypes.c_int(RULE_PATH_BENEATH), rule, ctypes.c_uint32(0)
        )
    finally:
        os.close(opened)
