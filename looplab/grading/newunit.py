"""Begin an assignment: a new unit with one exercise that works, to be replaced by others."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["UnitError", "begin"]

NAME = re.compile(r"\d\d-[a-z0-9]+(-[a-z0-9]+)*")
TEMPLATE = Path(__file__).parent / "templates" / "unit.ipynb"


class UnitError(Exception):
    """The unit cannot be made; the message says why."""


def begin(root: Path, unit: str) -> Path:
    """Make ``source/<unit>/<unit>.ipynb`` below a course folder, and give its path.

    Raises:
        UnitError: the name is no unit's, or taken.
    """
    if not NAME.fullmatch(unit):
        raise UnitError(
            f"{unit!r} is no name for a unit: two digits and lowercase words, 09-queues."
        )
    notebook = root / "source" / unit / f"{unit}.ipynb"
    if notebook.parent.exists():
        raise UnitError(f"There is a unit {unit} already, in {notebook.parent}.")
    notebook.parent.mkdir(parents=True)
    notebook.write_text(TEMPLATE.read_text("utf-8").replace("UNIT", unit, 1), "utf-8", newline="\n")
    return notebook
