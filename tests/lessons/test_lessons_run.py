"""Each lesson runs from top to bottom, cell by cell twice, and all at once."""

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

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # Jupyter's own
]


def code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def tagged(cell: NotebookNode, tag: str) -> bool:
    return tag in cell.metadata.get("tags", [])


def raised(cell: NotebookNode) -> bool:
    return any(output.output_type == "error" for output in cell.outputs)


def complained(cell: NotebookNode) -> bool:
    return any(output.get("name") == "stderr" for output in cell.outputs)


def assert_shows_what_its_tags_announce(cells: list[NotebookNode]) -> None:
    for cell in cells:
        assert raised(cell) == tagged(cell, "raises-exception"), (cell.id, cell.outputs)
        assert complained(cell) == tagged(cell, "stderr-expected"), (cell.id, cell.outputs)


def test_it_runs_from_top_to_bottom_and_fails_only_where_it_says_so(
    lesson: Path, executed: Callable[[str], NotebookNode]
) -> None:
    assert_shows_what_its_tags_announce(code(executed(lesson.stem)))


def test_each_cell_may_be_run_twice(lesson: Path, tmp_path: Path) -> None:
    notebook = nbformat.read(lesson, as_version=4)
    notebook.cells = [copy for cell in notebook.cells for copy in (cell, cell.copy())]
    for number, cell in enumerate(notebook.cells):
        cell.id = f"{number}-{cell.id}"
    resources = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(notebook, timeout=60, allow_errors=True, resources=resources).execute()
    assert_shows_what_its_tags_announce(code(notebook))


def test_run_all_at_once_runs_every_cell(lesson: Path) -> None:
    cells = code(nbformat.read(lesson, as_version=4))

    async def queue_all() -> list[Any]:
        manager, client = await start_new_async_kernel(kernel_name="python3")
        try:
            sent = [  # as JupyterLab sends them: nobody waits for a reply before the next request
                client.execute(cell.source, stop_on_error=not tagged(cell, "raises-exception"))
                for cell in cells
            ]
            replies = {}
            while not replies.keys() >= set(sent):  # a late reply of the start may be among them
                reply = await client.get_shell_msg(timeout=60)
                replies[reply["parent_header"]["msg_id"]] = reply["content"]["status"]
            return [replies[number] for number in sent]
        finally:
            client.stop_channels()
            await manager.shutdown_kernel(now=True)

    statuses = asyncio.run(queue_all())
    wanted = ["error" if tagged(cell, "raises-exception") else "ok" for cell in cells]
    assert statuses == wanted


def test_each_beat_shows_the_timeline_of_its_own_run(
    full_lesson: Path,
    executed: Callable[[str], NotebookNode],
    beats: Callable[[NotebookNode], list[list[NotebookNode]]],
) -> None:
    for beat in beats(executed(full_lesson.stem)):
        pictures = [
            output
            for cell in beat
            for output in cell.get("outputs", [])
            if "<svg" in output.get("data", {}).get("text/html", "")
        ]
        assert pictures, f"nothing to see in {beat[0].source.splitlines()[0]}"
