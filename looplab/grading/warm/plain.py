"""What a worker asks of a sandbox, and the one that keeps nothing out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

__all__ = ["Plain", "Sandbox"]


class Sandbox(Protocol):
    """How a worker's processes are held.

    It is sent to the warm parent, so it must be picklable.
    """

    def command(self, argv: Sequence[str], *, scratch: Path, hidden: Sequence[Path]) -> list[str]:
        """Give the command that starts the warm parent; inherited descriptors must survive it."""

    def confine(self, scratch: Path, limits: Any) -> None:
        """Take rights away from the calling process, a student's, before its first cell."""


class Plain:
    """No sandbox: for the tests of what is not its business, and where none can be had."""

    def command(self, argv: Sequence[str], *, scratch: Path, hidden: Sequence[Path]) -> list[str]:
        """Start it as it is."""
        return list(argv)

    def confine(self, scratch: Path, limits: Any) -> None:
        """Leave it as it is."""
