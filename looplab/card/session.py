"""Remembers which version of a cell this session ran last, and compares it with the file.

JupyterLab keeps what is typed in the browser until it is saved, and a kernel cannot ask it. But
each cell that runs comes with its id, which is in the file too.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from time import time
from typing import Any

from looplab.card.place import Cell, grade_id

__all__ = ["SESSION", "Ran", "not_saved", "ran", "watch"]

SESSION = "JPY_SESSION_NAME"
"""The variable in which a Jupyter server tells a kernel the path of its notebook."""

Ran = Mapping[str, tuple[float, str]]
_ran: dict[str, tuple[float, str]] = {}


def watch() -> None:
    """Remember from now on which cells run, if this is a kernel that a Jupyter server started."""
    if SESSION not in os.environ or "IPython" not in sys.modules:
        return
    from IPython import get_ipython

    shell: Any = get_ipython()
    if shell is not None:
        shell.events.register("pre_run_cell", _note)


def ran() -> Ran:
    """Give each cell's id, when it last began to run, and with which text."""
    return dict(_ran)


def not_saved(cells: Sequence[Cell], ran: Ran, saved: float) -> list[str]:
    """Name the cells that ran, after the file was saved, with another text than the file has.

    Args:
        cells: the cells in the file.
        ran: what this session ran.
        saved: when the file was saved, in seconds since 1970.

    Example:
        >>> not_saved([{"id": "a", "source": "x = 1"}], {"a": (20.0, "x = 2")}, 10.0)
        ['a cell of your own']
        >>> not_saved([{"id": "a", "source": "x = 1"}], {"a": (20.0, "x = 2")}, 30.0)
        []
    """
    there = {cell.get("id"): cell for cell in cells}
    found = []
    for name, (began, text) in ran.items():
        cell = there.get(name)
        if began > saved and (cell is None or _text(cell) != text.strip()):
            known = grade_id(cell) if cell else ""
            found.append(f"`{known}`" if known else "a cell of your own")
    return list(dict.fromkeys(found))


def _note(info: Any) -> None:
    if info.cell_id and info.raw_cell:
        _ran[info.cell_id] = time(), info.raw_cell


def _text(cell: Cell) -> str:
    source = cell.get("source")
    return ("".join(source) if isinstance(source, list) else str(source)).strip()
