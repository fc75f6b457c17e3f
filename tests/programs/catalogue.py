"""Where each program of the corpus is entered, by a decorator that says what must be found.

    @wrong("never-awaited", asked=Expected(result=2))
    async def forgets_one(): ...

The kinds are all that a run shows, the one that the learner reads first. A program may be entered
several times, for several things that an exercise can ask of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from looplab.diagnose import Expected

Program = Callable[[], Any]


@dataclass(frozen=True)
class Entry:
    """A program, what is asked of it, and the kinds that must be found."""

    program: Program
    asked: Expected | None
    kinds: tuple[str, ...]

    def __str__(self) -> str:
        return "-".join((self.program.__name__, *self.kinds[:1]))


WRONG: list[Entry] = []
RIGHT: list[Entry] = []


def wrong(*kinds: str, asked: Expected | None = None) -> Callable[[Program], Program]:
    """Enter a wrong program; without `asked`, its mistake shows in any program."""

    def enter(program: Program) -> Program:
        WRONG.append(Entry(program, asked, kinds))
        return program

    return enter


def right(asked: Expected | None = None) -> Callable[[Program], Program]:
    """Enter a right program; without `asked`, and mostly with it, it is right in any program."""

    def enter(program: Program) -> Program:
        RIGHT.append(Entry(program, asked, ()))
        return program

    return enter
