"""Run a submission to its end, whatever its cells do.

nbgrader's `Execute` stands between two rooms here: `lost` says what a cell costs that must be
stopped, and a `Way` runs the cells: forked from a warm process (`forked`), or in Jupyter kernels
(`kernels`), which give the same outputs and scores and take three times as long or more.
"""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import Execute
from nbgrader.utils import is_grade
from traitlets import Enum, Integer

from looplab.grading.forked import forked
from looplab.grading.kernels import ExecuteInKernel
from looplab.grading.lost import LostCells, Way

__all__ = ["MARK", "ExecuteAnyway"]

MARK = "looplab"
"""Where in a graded notebook's metadata stands how it was graded, e.g. in which sandbox."""


class ExecuteAnyway(ExecuteInKernel):
    """nbgrader's Autograde runs this in the place of `Execute`; its options apply here too."""

    way = Enum(
        ["warm", "kernel"],
        default_value="kernel",
        help="What runs the cells: processes forked from a warm one, or Jupyter's kernels.",
    ).tag(config=True)
    test_timeout = Integer(
        60, help="Seconds for a test cell, which runs the answer many times."
    ).tag(config=True)
    replay_timeout = Integer(
        15, help="Seconds for running the earlier cells again in a new process."
    ).tag(config=True)
    max_restarts = Integer(
        5, help="Processes that one submission may use up; then its other cells are not run."
    ).tag(config=True)
    output_limit = Integer(2_000_000, help="Characters that one cell may print or show.").tag(
        config=True
    )
    test_output_limit = Integer(
        20_000_000, help="The same for a test cell: its report may hold many runs."
    ).tag(config=True)

    _cells: LostCells

    def preprocess(
        self, nb: NotebookNode, resources: Any = None, km: Any = None
    ) -> tuple[NotebookNode, Any]:
        """Run every cell of a notebook."""
        if self.way == "kernel" or platform.system() != "Linux":  # a warm parent needs Linux
            self._cells = self._policy(self)
            nb.metadata[MARK] = {"sandbox": "none"}
            result: tuple[NotebookNode, Any] = super().preprocess(nb, resources, km)
            return result
        path = (resources or {}).get("metadata", {}).get("path")
        with forked(Path(path) if path else None) as way:
            self._cells = self._policy(way)
            nb.metadata["language_info"] = way.language_info
            nb.metadata[MARK] = {"sandbox": way.sandbox}
            for index, cell in enumerate(nb.cells):
                self.preprocess_cell(cell, resources, index)
        return nb, resources

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, index: int
    ) -> tuple[NotebookNode, Any]:
        """Run one cell."""
        skipped = self.skip_cells_with_tag in cell.metadata.get("tags", [])
        if cell.cell_type == "code" and cell.source.strip() and not skipped:
            self._cells.run(cell, index)
        return cell, resources

    def _policy(self, way: Way) -> LostCells:
        return LostCells(
            way=way,
            seconds=self._seconds,
            limit=lambda cell: self.test_output_limit if is_grade(cell) else self.output_limit,
            replay_seconds=self.replay_timeout,
            max_restarts=self.max_restarts,
            tell=lambda sentence: self.log.warning("%s", sentence),
        )

    def _seconds(self, cell: NotebookNode) -> int | None:
        if is_grade(cell):
            return int(self.test_timeout)
        seconds: int | None = Execute._get_timeout(self, cell)
        return seconds
