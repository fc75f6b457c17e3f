"""Each lesson runs from top to bottom, again, and all at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.manager import start_new_async_kernel
from nbclient import NotebookClient
from nbformat import NotebookNode

LESSONS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # Jupyter's own
    pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem),
]


def meant_to_fail(cell: NotebookNode) -> bool:
    return "raises-exception" in cell.metadata.get("tags", [])


def complaints(cells: list[NotebookNode]) -> list[tuple[str, str]]:
    """Errors and stderr that no tag announces."""
    return [
        (cell.id, output.get("evalue") or output.get("text"))
        for cell in cells
        if not meant_to_fail(cell)
        for output in cell.outputs
        if output.output_type == "error" or output.get("name") == "stderr"
    ]


def test_it_runs_from_top_to_bottom_without_a_complaint(
    lesson: Path, executed: Callable[[Path], NotebookNode]
) -> None:
    cells = [cell for cell in executed(lesson).cells if cell.cell_type == "code"]
    assert complaints(cells) == []
    failed = [cell for cell in cells if any(o.output_type == "error" for o in cell.outputs)]
    announced = [cell for cell in cells if meant_to_fail(cell)]
    assert failed == announced, "a cell with the tag raises-exception must show its error"


def test_each_cell_may_be_run_twice(lesson: Path, tmp_path: Path) -> None:
    notebook = nbformat.read(lesson, as_version=4)
    notebook.cells = [copy for cell in notebook.cells for copy in (cell, cell.copy())]
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
    NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert complaints([cell for cell in notebook.cells if cell.cell_type == "code"]) == []


def test_run_all_at_once_runs_every_cell(lesson: Path) -> None:
    notebook = nbformat.read(lesson, as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]

    async def queue_all() -> list[Any]:
        manager, client = await start_new_async_kernel(kernel_name="python3")
        try:
            sent = [
                client.execute(cell.source, stop_on_error=not meant_to_fail(cell)) for cell in cells
            ]
            replies = {}
            while len(replies) < len(sent):
                reply = await client.get_shell_msg(timeout=60)
                replies[reply["parent_header"]["msg_id"]] = reply["content"]["status"]
            return [replies[number] for number in sent]
        finally:
            client.stop_channels()
            await manager.shutdown_kernel(now=True)

    statuses = asyncio.run(queue_all())
    assert statuses == ["error" if meant_to_fail(cell) else "ok" for cell in cells]
