"""What a sandbox keeps out: one table, read by its sentence, by the doctor and by the tests."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import Enum

__all__ = ["DANGERS", "Danger", "Wall", "kept_out", "let_in"]


class Wall(Enum):
    """Something that stands between a student's process and the machine."""

    NAMESPACES = "its own view of files, processes and network (bubblewrap)"
    LANDLOCK = "the kernel's list of what it may read and write (Landlock)"
    SIGNALS_INSIDE = "signals stay inside (Landlock since Linux 6.12)"
    FILTER = "a filter of system calls (seccomp)"
    OWN_USER = "a user number of its own"
    OWN_RIGHTS = "a user namespace of its own"
    OWN_NETWORK = "a network of its own"
    NOT_ROOT = "the user is not root"
    LIMITS = "limits of resources (setrlimit)"
    CLEANED = "an environment without the instructor's variables"
    SWEEP = "the search for what was left behind"


@dataclass(frozen=True)
class Danger:
    """Something that a submission may try.

    Attributes:
        name: A short name for programs.
        words: What it does, as in "it cannot ...".
        walls: Any one of them keeps it out.
    """

    name: str
    words: str
    walls: frozenset[Wall]


def _danger(name: str, words: str, *walls: Wall) -> Danger:
    return Danger(name, words, frozenset(walls))


DANGERS = (
    _danger("read", "read source/, the gradebook or other submissions",
            Wall.NAMESPACES, Wall.LANDLOCK),
    _danger("write", "write outside of its folder", Wall.NAMESPACES, Wall.LANDLOCK),
    _danger("network", "reach a server of this machine or of another one",
            Wall.OWN_NETWORK, Wall.FILTER),
    _danger("variables", "see the instructor's environment variables", Wall.CLEANED),
    _danger("look", "look into another process",
            Wall.NAMESPACES, Wall.LANDLOCK, Wall.OWN_USER, Wall.OWN_RIGHTS),
    _danger("signal", "stop or kill another process",
            Wall.SIGNALS_INSIDE, Wall.FILTER, Wall.OWN_USER),
    _danger("processes", "start processes without an end", Wall.OWN_USER, Wall.NOT_ROOT),
    _danger("memory", "take more memory than allowed in one process", Wall.LIMITS),
    _danger("file", "write a file larger than allowed", Wall.LIMITS),
    _danger("disk", "fill the disk with many files", Wall.NAMESPACES),
    _danger("open-files", "keep too many files open", Wall.LIMITS),
    _danger("outlive", "go on after its notebook has ended", Wall.NAMESPACES, Wall.SWEEP),
    _danger("outlive-a-killed-grader", "go on when the grader itself is killed", Wall.NAMESPACES),
)  # fmt: skip
"""From the worst to the least."""


def kept_out(walls: Set[Wall]) -> list[Danger]:
    """Give what these walls keep out."""
    return [danger for danger in DANGERS if danger.walls & walls]


def let_in(walls: Set[Wall]) -> list[Danger]:
    """Give what they do not.

    Example:
        >>> [danger.name for danger in let_in(set(Wall))]
        []
    """
    return [danger for danger in DANGERS if not danger.walls & walls]
