"""When a simulation is ended although its program would go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

StopKind = Literal["deadlock", "busy-wait", "endless", "frozen"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds past which a simulated program counts as one that never ends.

    `spin`, `turns` and `virtual` count turns of the loop and virtual seconds, so no busy machine
    moves them. `stall` counts processor time of the program's own threads, for the same reason.

    Attributes:
        spin: turns of the loop during which the clock may stand still.
        turns: turns of the loop in all.
        virtual: virtual seconds.
        stall: seconds of processor time that one turn may take; also real seconds for which the
            program may be stuck in a call that uses no processor time.
        io: real seconds to wait for a socket, a pipe or a child process, with nothing else to do.

    Example:
        >>> Limits(virtual=10.0).virtual
        10.0
    """

    spin: int = 20_000
    turns: int = 60_000
    virtual: float = 30 * 86_400.0
    stall: float = 1.5
    io: float = 10.0


class SimulationStopped(SystemExit):
    """Ends a simulated program from outside.

    A `SystemExit`, because asyncio lets that one through: a task that gets it ends its loop's
    run too.
    """


class LimitReached(SimulationStopped):
    """The program would never end: `kind` and `sentence` say in which way."""

    def __init__(self, kind: StopKind, sentence: str) -> None:
        super().__init__(sentence)
        self.kind: StopKind = kind
        self.sentence = sentence
