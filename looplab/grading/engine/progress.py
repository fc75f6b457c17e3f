"""How far it is: a bar in a terminal, lines elsewhere."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

__all__ = ["Far"]


class _Rate(ProgressColumn):
    """How many in a second, or in a minute if they are few."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        if not speed:
            return Text("")
        return Text(f"{speed:.1f}/s" if speed >= 1 else f"{60 * speed:.0f}/min")


class Far:
    """Shows how far something is that is done for each student.

    Args:
        console: where.
        what: what is done, in a word.
        total: for how many.

    Attributes:
        done: for how many it is done.
    """

    def __init__(self, console: Console, what: str, total: int) -> None:
        self._console, self._what, self._total = console, what, total
        self._bar: Progress | None = None
        if console.is_terminal:
            self._bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                _Rate(),
                TimeRemainingColumn(),
                console=console,
                transient=True,
            )
            self._task = self._bar.add_task(what, total=total)
        self.done = 0

    def __enter__(self) -> Far:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self, student: str, trouble: str = "", *, told: bool = True) -> None:
        """Count a student; tell of trouble in any case, of the rest where there is no bar."""
        self.done += 1
        if self._bar:
            self._bar.advance(self._task)
        if trouble or (told and not self._bar):
            line = f"{self._what} {self.done}/{self._total} {student}"
            self._console.print(escape(line + (f": {trouble}" if trouble else "")))
