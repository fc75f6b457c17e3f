"""Check nbgrader's metadata of cells once, and not again for each submission of a class."""

from __future__ import annotations

import json
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import CheckCellMetadata

__all__ = ["CheckCells"]


class CheckCells(CheckCellMetadata):  # type: ignore[misc]
    """nbgrader's `CheckCellMetadata`, which does not ask twice about the same metadata.

    It checks its own schema anew for each cell, which takes longer than all else beside the tests.
    """

    _sound: set[str] = set()  # noqa: RUF012 - shared on purpose

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Check the metadata of a notebook's cells, unless another notebook had the same."""
        about = [[cell.cell_type, cell.metadata.get("nbgrader")] for cell in nb.cells]
        key = json.dumps([one for one in about if one[1] is not None], sort_keys=True)
        if key not in self._sound:
            super().preprocess(nb, resources)
            self._sound.add(key)
        return nb, resources
