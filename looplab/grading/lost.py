"""What a lost cell costs: itself, and nothing else.

A cell that waits for ever, prints without end or ends its process is stopped. A fresh process runs
the earlier cells again, and the grading goes on with the next cell. That is one policy, whatever
runs the cells: see `Way`.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.utils import is_grade

from looplab.grading.warm.client import Lost

__all__ = ["STOPPED", "LostCells", "Way", "definitions"]

STOPPED = "CellStopped"
"""Name of the error that a cell shows when it was stopped."""

SHOWN = 4_000  # characters of a stopped cell's output that are kept


class Way(Protocol):
    """How a submission's cells are run: in a kernel, or in a forked process."""

    def run(self, cell: NotebookNode, index: int, *, seconds: float | None, limit: int) -> None:
        """Run a cell and put its outputs in it.

        Raises:
            Lost: it was stopped.
        """

    def again(self) -> None:
        """Put a fresh process in the place of the lost one."""

    def replay(self, source: str, *, seconds: float) -> float:
        """Run an earlier cell in the fresh process; what it shows does not count.

        Returns:
            The seconds that it took.

        Raises:
            Lost: it did not end.
        """


@dataclass
class LostCells:
    """Runs the cells of one submission to the last, whatever they do.

    Attributes:
        way: runs a cell.
        seconds: how long a cell may run; None for ever.
        limit: how many characters it may print or show.
        replay_seconds: how long the earlier cells may take to run again.
        max_restarts: fresh processes that a submission may use up.
        tell: takes a sentence for the grader's log.
    """

    way: Way
    seconds: Callable[[NotebookNode], float | None]
    limit: Callable[[NotebookNode], int]
    replay_seconds: float
    max_restarts: int
    tell: Callable[[str], None]
    _replayed: list[str] = field(default_factory=list)
    _restarts: int = 0

    def run(self, cell: NotebookNode, index: int) -> None:
        """Run one cell; stop it, and begin afresh, if there is no other way."""
        if self._restarts > self.max_restarts:
            self._lose(cell, f"Not run: {self._restarts} cells before it had to be stopped.")
            return
        try:
            self.way.run(cell, index, seconds=self.seconds(cell), limit=self.limit(cell))
        except Lost as lost:
            cell.outputs = lost.outputs
            self._lose(cell, self._why(cell, lost))
            # What the cell had defined before it hung is still graded.
            self._start_again([] if is_grade(cell) else [definitions(cell.source)])
        else:
            # Its error, if any, belongs to it: what it defined before is needed by the next cells.
            if not is_grade(cell):
                self._replayed.append(cell.source)

    def _why(self, cell: NotebookNode, lost: Lost) -> str:
        """Say in words why a cell was stopped."""
        after = (
            "It gets no points; the other exercises are graded."
            if is_grade(cell)
            else "Functions and classes that it defines were kept, and the rest was graded."
        )
        if lost.kind == "flood":
            return (
                f"Stopped: more than {self.limit(cell) / 1e6:.0f} MB of output. "
                f"Look for a print in a loop without an end. {after}"
            )
        if lost.kind == "time":
            return (
                f"Stopped: still running after {self.seconds(cell)} seconds. Look for a wait "
                f"that nothing ends, or a loop without an end. {after}"
            )
        return (
            "Stopped: the kernel ended while this cell ran, as it does after os._exit or when "
            f"memory runs out. {after}"
        )

    def _lose(self, cell: NotebookNode, sentence: str) -> None:
        """Mark a cell as stopped; keep the beginning of what it printed."""
        kept, room = [], SHOWN
        for output in cell.outputs:
            if output.output_type == "stream" and room > 0:
                output.text = output.text[:room]
                room -= len(output.text)
                kept.append(output)
        lines = textwrap.wrap(sentence, 88)  # a page shows them as they are
        error = new_output("error", ename=STOPPED, evalue=sentence, traceback=lines)
        cell.outputs = [*kept, error]
        self.tell(sentence)

    def _start_again(self, also: list[str]) -> None:
        """Bring a fresh process to where the notebook was."""
        self._restarts += 1
        self._replayed += [source for source in also if source]
        left = self.replay_seconds
        while True:
            self.way.again()
            for number, source in enumerate(self._replayed):
                try:
                    left -= self.way.replay(source, seconds=left)
                except Lost as lost:
                    # It worked once and does not again: go on without it, or without any.
                    out_of_time = lost.kind == "time"
                    self._replayed = [] if out_of_time else _without(self._replayed, number)
                    break
            else:
                return


def definitions(source: str) -> str:
    r"""Pick imports, functions, classes and constants out of a cell that did not end.

    Example:
        >>> definitions("limit = 3\nasync def f(): ...\nawait f()")
        'limit = 3\nasync def f(): ...'
    """
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # a magic, null bytes, depth
        return ""
    lines = source.split("\n")
    kept = []
    for node in body:
        if _defines(node):
            first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
            kept += lines[first - 1 : node.end_lineno]
    return "\n".join(kept)


def _defines(node: ast.stmt) -> bool:
    if isinstance(node, ast.Assign | ast.AnnAssign):
        return isinstance(node.value, ast.Constant)
    return isinstance(
        node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    )


def _without(items: list[str], number: int) -> list[str]:
    return items[:number] + items[number + 1 :]
