"""What `looplab doctor` says of the sandbox: which one, why not a better one, how to get it."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterator

from looplab.grading.sandbox.choosing import VARIABLE, NoSandboxError, attempt, choose
from looplab.grading.sandbox.sandbox import KINDS
from looplab.grading.sandbox.walls import DANGERS

__all__ = ["report"]

HOW_TO_GET = {
    "bubblewrap": (
        "Install it: apt install bubblewrap, or dnf install bubblewrap. If it is there and is "
        "refused, this machine (or the container) does not let a user make namespaces: ask for "
        "kernel.unprivileged_userns_clone=1 (Debian), for "
        "kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu), or for a container that runs "
        "with --security-opt seccomp=unconfined. A container on Binder does not have it."
    ),
    "landlock": (
        "It needs Linux 5.13 or newer, with landlock in the list that the kernel starts with "
        "(lsm=landlock,...). Signals are kept inside since Linux 6.12."
    ),
}


def report() -> Iterator[str]:
    """Say line by line which sandbox this machine has, and how to get a better one."""
    try:
        sandbox = choose()
    except NoSandboxError as error:
        yield f"Sandbox: none. {error}"
        return
    forced = os.environ.get(VARIABLE)
    yield f"Sandbox: {sandbox.kind}" + (f", as {VARIABLE} wants" if forced else "")
    yield "A student's program runs behind:"
    yield from (f"  - {wall.value}" for wall in sorted(sandbox.walls, key=lambda wall: wall.name))
    yield "It cannot:"
    yield from (f"  - {danger.words}" for danger in DANGERS if danger.walls & sandbox.walls)
    if open_ := [danger for danger in DANGERS if not danger.walls & sandbox.walls]:
        yield "It can:"
        yield from (f"  - {danger.words}" for danger in open_)
    for kind in KINDS[: KINDS.index(sandbox.kind)]:
        reason = attempt(kind).reason
        why = reason.rstrip(".") or f"{VARIABLE} is set"
        yield f"Why not {kind}, which is better: {why}."
        if reason:
            yield from textwrap.wrap(
                HOW_TO_GET[kind], 88, initial_indent="  ", subsequent_indent="  "
            )
