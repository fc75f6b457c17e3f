"""The report card: what a whole notebook comes to, for the learner who wrote it.

`grade_notebook` and `progress` are the learner's names for what `looplab check` and `looplab
progress` do in a terminal. Nothing of the graders is imported here: the command is a process of its
own, which runs the hidden checks where the course's source/ is at hand, and the visible ones where
it is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from looplab.card.bests import Progress
    from looplab.card.card import Card
    from looplab.card.notice import Notice

__all__ = ["grade_notebook", "progress"]


def grade_notebook(path: str | None = None) -> Card | Notice | None:
    """Grade this notebook, as it was saved, in a fresh process; write it in the last cell.

    While a notebook is being graded or validated the cell does nothing.

    Args:
        path: the notebook's file, where it cannot be found out: outside of JupyterLab.

    Returns:
        the report card, which shows itself when it is the cell's last value; or a sentence.

    Example:
        >>> print(grade_notebook("nowhere.ipynb"))  # doctest: +ELLIPSIS
        There is no nowhere.ipynb ...
    """
    from looplab.card.cell import grade

    return grade(path)


def progress() -> Progress:
    """Draw the best scores of all units, as `looplab check` and `grade_notebook` kept them.

    Returns:
        what is kept, which shows itself as a picture, and as a table.

    Example:
        >>> all_units = progress()
        >>> 0 <= all_units.score <= all_units.points
        True
    """
    from looplab.card.keeping import read

    return read()
