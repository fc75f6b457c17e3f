"""Bubblewrap: a process with a view of files, processes and network of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from looplab.grading.sandbox.limits import Limits

__all__ = ["GIVEN", "SCRATCH", "bring_in", "command"]

GIVEN = Path("/given")
"""Inside: the scratch folder as it is outside, to be read only."""
SCRATCH = "LOOPLAB_SCRATCH"
"""The variable that tells inside which folder that is."""


def command(
    argv: Sequence[str], scratch: Path, readable: Iterable[Path], limits: Limits, *, own_user: bool
) -> list[str]:
    """Give the command line that starts a program in bubblewrap.

    Args:
        argv: The program.
        scratch: A folder that is there. Inside, an empty one of limited size stands in its place.
        readable: What else is to be seen.
        limits: For the size of the scratch folder.
        own_user: Real root starts it, and gives each student's process another user number: then
            it must not be root of a user namespace, which has one number only.
    """
    shown = list(readable)
    # Said one by one: those that bubblewrap makes by itself are for root alone.
    folders = sorted({parent for path in (*shown, scratch) for parent in path.parents})[1:]
    mounts = [part for path in folders for part in ("--dir", str(path))]
    mounts += [part for path in shown for part in ("--ro-bind", str(path), str(path))]
    return [
        shutil.which("bwrap") or "bwrap",
        *(_EACH_BUT_USER if own_user else ("--unshare-all",)),
        "--die-with-parent",
        *("--unsetenv", "JPY_PARENT_PID"),  # it is another process inside
        *mounts,
        *("--proc", "/proc"),
        *("--dev", "/dev"),
        *("--size", str(limits.disk), "--perms", "1777", "--tmpfs", "/dev/shm"),
        *("--size", str(limits.disk), "--tmpfs", str(scratch)),
        *("--ro-bind", str(scratch), str(GIVEN)),
        *("--remount-ro", "/dev", "--remount-ro", "/"),  # both are memory that nothing limits
        *("--setenv", SCRATCH, str(scratch)),
        *("--chdir", "/"),
        "--",
        *argv,
    ]


_EACH_BUT_USER = (
    "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try",
    "--cap-add", "ALL",
)  # fmt: skip


def bring_in(scratch: Path) -> None:
    """Make a submission's folder inside, with what was laid there outside."""
    scratch.mkdir(parents=True, exist_ok=True)
    outside = GIVEN / scratch.relative_to(os.environ[SCRATCH])
    if outside.is_dir():
        shutil.copytree(outside, scratch, symlinks=True, dirs_exist_ok=True)
