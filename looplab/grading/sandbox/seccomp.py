"""A filter of system calls: what no exercise needs, and what would reach out of the sandbox.

The filter is a small program that the kernel runs before each call (seccomp(2)). It sees numbers
only, no paths: which files a process may read is not its business.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterable

from looplab.grading.sandbox import system

__all__ = ["install", "known", "prepare"]

# (x86_64, aarch64): the columns of the kernel's tables.
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

NEVER = {
    # Other processes' memory and files.
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "kcmp": (312, 272), "pidfd_getfd": (438, 438), "process_madvise": (440, 440),
    # Another view of the machine, and files by number instead of by path.
    "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "umount2": (166, 39),
    "pivot_root": (155, 41), "chroot": (161, 51), "open_tree": (428, 428),
    "move_mount": (429, 429), "fsopen": (430, 430), "fspick": (433, 433),
    "mount_setattr": (442, 442), "open_by_handle_at": (304, 265),
    # Memory that no limit counts, and that stays when the process has ended.
    "shmget": (29, 194), "msgget": (68, 186), "semget": (64, 190), "mq_open": (240, 180),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    # Large and seldom used parts of the kernel, where its own mistakes are found.
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282),
}  # fmt: skip
ABSENT = {"io_uring_setup": (425, 425), "clone3": (435, 435)}
"""Said to be unknown: programs then take the older call, whose arguments the filter can see."""

ITSELF_ONLY = {
    "prlimit64": ((302, 261), 0), "sched_setaffinity": ((203, 122), 0),
    "sched_setscheduler": ((144, 119), 0), "sched_setparam": ((142, 118), 0),
    "sched_setattr": ((314, 274), 0), "setpriority": ((141, 140), 1), "ioprio_set": ((251, 30), 1),
}  # fmt: skip
"""Calls that name a process, and which argument does: allowed for the process itself."""
SIGNALS = {
    "kill": ((62, 129), 0), "tkill": ((200, 130), 0), "tgkill": ((234, 131), 0),
    "rt_sigqueueinfo": ((129, 138), 0), "rt_tgsigqueueinfo": ((297, 240), 0),
}  # fmt: skip
PIDFD_OPEN, PIDFD_SEND_SIGNAL = (434, 434), (424, 424)
FCNTL, IOCTL, CLONE, SOCKET = (72, 25), (16, 29), (56, 220), (41, 198)
SET_OWNER = {FCNTL: (8, 15), IOCTL: (0x8901, 0x8902)}  # who is signalled when a file is ready
NEW_NAMESPACES = 0x7E020000

LOAD, EQUAL, HAS_BITS, AT_LEAST, RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
ALLOW, REFUSE = 0x7FFF0000, 0x00050000
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16
OTHER_ABI = 0x40000000  # x86_64: the same calls once more, under other numbers
ITSELF, ITS_GROUP = 0x5E1F5E1F, 0x6209D62D  # stand for numbers that are known later

Step = tuple[int, int, int, int]


def known() -> bool:
    """Tell whether this processor's numbers are in the tables."""
    return system.LINUX and platform.machine() in MACHINES


def prepare(families: Iterable[int], *, signals: bool) -> bytes:
    """Write the filter, to be put in place by `install` in as many processes as you like.

    Args:
        families: The kinds of socket that may be made (AF_INET...); pairs of sockets always may.
        signals: May it signal others? If not, then itself and its group only.
    """
    steps = _program(list(families), signals)
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


def install(program: bytes) -> None:
    """Put a filter in place for this process and what it starts.

    Call it after `no_new_privs` was set, in the process that is meant: "itself" is its number now.

    Raises:
        OSError: The kernel has no filters.
    """
    for mark, number in ((ITSELF, os.getpid()), (ITS_GROUP, -os.getpid() & 0xFFFFFFFF)):
        program = program.replace(struct.pack("=I", mark), struct.pack("=I", number))
    steps = ctypes.create_string_buffer(program, len(program))
    head = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(steps))
    head_buffer = ctypes.create_string_buffer(head, len(head))
    system.prctl(system.PR_SET_SECCOMP, 2, ctypes.addressof(head_buffer))


def _program(families: list[int], signals: bool) -> list[Step]:
    column, architecture = MACHINES[platform.machine()]
    own = [0, ITSELF]
    steps: list[Step] = [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 1, 0, architecture),
        _refuse(errno.ENOSYS),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, 0, 1, OTHER_ABI),
        _refuse(errno.ENOSYS),
    ]
    rules = [(call[column], [_refuse(errno.EPERM)]) for call in NEVER.values()]
    rules += [(call[column], [_refuse(errno.ENOSYS)]) for call in ABSENT.values()]
    rules += [(call[column], _only(at, own)) for call, at in ITSELF_ONLY.values()]
    rules.append((CLONE[column], [*_argument(0), (HAS_BITS, 0, 1, NEW_NAMESPACES), *_verdict()]))
    rules.append((SOCKET[column], _only(0, families, errno.EACCES)))
    if not signals:
        mine = [*own, ITS_GROUP]
        rules += [(call[column], _only(at, mine)) for call, at in SIGNALS.values()]
        rules.append((PIDFD_OPEN[column], [_refuse(errno.ENOSYS)]))
        rules.append((PIDFD_SEND_SIGNAL[column], [_refuse(errno.EPERM)]))
        rules += [(call[column], _none_of(1, values)) for call, values in SET_OWNER.items()]
    for number, body in rules:
        steps += [(EQUAL, 0, len(body), number), *body]
    return [*steps, (RETURN, 0, 0, ALLOW)]


def _refuse(number: int) -> Step:
    return (RETURN, 0, 0, REFUSE | number)


def _argument(at: int) -> list[Step]:
    """Load an argument; its lower half, which is all that the kernel reads of a number."""
    return [(LOAD, 0, 0, FIRST_ARGUMENT + 8 * at)]


def _verdict() -> list[Step]:
    return [_refuse(errno.EPERM), (RETURN, 0, 0, ALLOW)]


def _only(at: int, values: list[int], error: int = errno.EPERM) -> list[Step]:
    """Allow a call whose argument is one of these."""
    count = len(values)
    tests = [(EQUAL, count - place, 0, value) for place, value in enumerate(values)]
    return [*_argument(at), *tests, _refuse(error), (RETURN, 0, 0, ALLOW)]


def _none_of(at: int, values: Iterable[int]) -> list[Step]:
    """Refuse a call whose argument is one of these."""
    tests = [step for value in values for step in ((EQUAL, 0, 1, value), _refuse(errno.EPERM))]
    return [*_argument(at), *tests, (RETURN, 0, 0, ALLOW)]
