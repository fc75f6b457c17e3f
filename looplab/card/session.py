"""Remembers which version of a cell this session ran last, and compares it with the file.

JupyterLab keeps what is typed in the browser until it is saved, and a kernel cannot ask it. But
each cell that runs comes with its id, which is in the file too. Of cells that ran before looplab
was imported the kernel's `In` has the text alone: those are known by the names that they define.
"""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import time
from typing import Any

from looplab.card.place import Cell, grade_id, text_of

__all__ = ["SESSION", "Session", "bound", "session"]

SESSION = "JPY_SESSION_NAME"
"""The variable in which a Jupyter server tells a kernel the path of its notebook."""


@dataclass
class Session:
    """What ran in this kernel.

    Attributes:
        began: when looplab was imported, in seconds since 1970.
        early: the texts of the cells that had run by then.
        ran: for each cell that ran since, by its id, when, and its text.
    """

    began: float = 0.0
    early: list[str] = field(default_factory=list)
    ran: dict[str, tuple[float, str]] = field(default_factory=dict)

    def watch(self) -> None:
        """Remember from now on which cells run, if a Jupyter server started this kernel."""
        if SESSION not in os.environ or "IPython" not in sys.modules:
            return
        from IPython import get_ipython

        shell: Any = get_ipython()
        if shell is not None:
            self.began = time()
            self.early = [*shell.history_manager.input_hist_raw]
            shell.events.register("pre_run_cell", self._note)

    def not_saved(self, cells: Sequence[Cell], saved: float) -> list[str]:
        """Name the cells that ran, after the file was saved, with another text than the file has.

        Args:
            cells: the cells in the file.
            saved: when the file was saved, in seconds since 1970.

        Example:
            >>> Session(ran={"a": (20.0, "x = 2")}).not_saved([{"id": "a", "source": "x = 1"}], 10)
            ['a cell of your own']
            >>> Session(ran={"a": (20.0, "x = 2")}).not_saved([{"id": "a", "source": "x = 1"}], 30)
            []
        """
        there = {cell.get("id"): cell for cell in cells}
        found = [grade_id(cell) for cell in cells if self._is_older(cell, saved)]
        for name, (began, text) in self.ran.items():
            cell = there.get(name)
            if began > saved and (cell is None or text_of(cell).strip() != text.strip()):
                found.append(grade_id(cell) if cell else "")
        named = (f"`{name}`" if name else "a cell of your own" for name in found)
        return list(dict.fromkeys(named))

    def _is_older(self, cell: Cell, saved: float) -> bool:
        """Tell whether another text than an answer's ran last, before looplab was imported."""
        if not grade_id(cell) or not cell["metadata"]["nbgrader"].get("solution"):
            return False
        if self.began <= saved or cell.get("id") in self.ran:
            return False
        text = text_of(cell).strip()
        names = bound(text)
        same = [early.strip() for early in self.early if names & bound(early)]
        return bool(same) and text != same[-1]

    def _note(self, info: Any) -> None:
        if info.cell_id and info.raw_cell:
            self.ran[info.cell_id] = time(), info.raw_cell


session = Session()
"""The session of this process."""


def bound(source: str) -> set[str]:
    r"""Name the functions, classes and variables that a cell defines.

    Example:
        >>> sorted(bound("async def f(): ...\nx = y = 1"))
        ['f', 'x', 'y']
    """
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # IPython's own syntax, or none
        return set()
    names = set[str]()
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names
