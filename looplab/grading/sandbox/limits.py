"""How much a student's process may use."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]

MIB = 2**20


@dataclass(frozen=True)
class Limits:
    """What one submission may use, in bytes or in number.

    Example:
        >>> Limits(processes=8).processes
        8
    """

    memory: int = 2048 * MIB
    """Address space of each process. Below 1 GiB a cell that plots dies: libraries and the memory
    pools of threads are counted by what they reserve, not by what they use."""
    processes: int = 64
    """Processes and threads. A default thread pool has up to 32, a few notebooks use two pools."""
    file: int = 64 * MIB
    """One file. An exercise writes a few lines; a figure is under one MiB."""
    open_files: int = 256
    """Open files. A loop needs three, a hundred connections at once two hundred."""
    disk: int = 128 * MIB
    """All files of the scratch folder together, where the sandbox can count them."""
