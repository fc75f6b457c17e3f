"""Which sandbox this machine has: found by starting a process in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from looplab.grading.sandbox.sandbox import KINDS, Sandbox
from looplab.grading.sandbox.walls import Wall

__all__ = ["VARIABLE", "NoSandboxError", "Trial", "attempt", "choose"]

VARIABLE = "LOOPLAB_SANDBOX"
"""The environment variable that forces a kind."""

SECONDS = 30  # for starting Python once, on a busy machine


class NoSandboxError(RuntimeError):
    """A sandbox was asked for that this machine does not have."""


@dataclass(frozen=True)
class Trial:
    """What came of trying one kind: the sandbox, or why there is none.

    Attributes:
        kind: The kind that was tried.
        sandbox: None where it cannot be had.
        reason: Then the last line of what was said.
    """

    kind: str
    sandbox: Sandbox | None
    reason: str = ""


def choose(wish: str | None = None) -> Sandbox:
    """Give the best sandbox that this machine has.

    Args:
        wish: Only this kind. Without one, the variable LOOPLAB_SANDBOX is asked.

    Raises:
        NoSandboxError: The wished one cannot be had.

    Example:
        >>> choose("rlimits").kind
        'rlimits'
    """
    wish = wish or os.environ.get(VARIABLE) or None
    if wish is not None and wish not in KINDS:
        raise NoSandboxError(f"{wish!r} is no sandbox: set {VARIABLE} to one of {', '.join(KINDS)}")
    said = []
    for kind in (wish,) if wish else KINDS:
        trial = attempt(kind)
        if trial.sandbox is not None:
            return trial.sandbox
        said.append(f"{kind}: {trial.reason}")
    raise NoSandboxError("; ".join(said) + ". The command looplab doctor says more.")


@cache
def attempt(kind: str) -> Trial:
    """Try one kind; the answer is kept as long as this process lives."""
    if kind == "bubblewrap" and not shutil.which("bwrap"):
        return Trial(kind, None, "bwrap is not installed")
    # Real root can give a student's process a number of its own, unless root is in a container that
    # may not make namespaces without a user's.
    wishes = [frozenset({Wall.OWN_USER})] if os.geteuid() == 0 else []
    for walls in (*wishes, frozenset[Wall]()):
        trial = _attempt(Sandbox(kind, walls))
        if trial.sandbox is not None or kind != "bubblewrap":
            break
    return trial


def _attempt(sandbox: Sandbox) -> Trial:
    with tempfile.TemporaryDirectory(prefix="looplab-try-") as folder:
        argv = [sys.executable, "-m", __package__ + ".trial", sandbox.kind, folder]
        call = sandbox.command(argv, scratch=Path(folder), hidden=[])
        try:
            done = subprocess.run(call, capture_output=True, text=True, timeout=SECONDS)
        except (OSError, subprocess.TimeoutExpired) as error:
            return Trial(sandbox.kind, None, str(error))
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"it ended with code {done.returncode}"]
        return Trial(sandbox.kind, None, lines[-1])
    walls = frozenset(Wall[name] for name in json.loads(done.stdout))
    if sandbox.kind == "landlock" and Wall.LANDLOCK not in walls:
        return Trial(sandbox.kind, None, "this kernel has no Landlock, or it is switched off")
    return Trial(sandbox.kind, Sandbox(sandbox.kind, walls))
