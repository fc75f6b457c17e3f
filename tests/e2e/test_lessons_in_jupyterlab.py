"""Run All on the lessons, in a browser, as a learner does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

LESSONS = sorted(path.stem for path in (Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
MEANT = {"raises-exception", "stderr-expected"}


def complaints(cell: dict[str, Any]) -> list[str]:
    """What a cell shows as an error; an exception group reaches the page as stderr only."""
    found = []
    for output in cell["outputs"]:
        if output["output_type"] == "error":
            found.append(f"{output['ename']}: {output['evalue']}")
        elif output.get("name") == "stderr" and "Traceback" in "".join(output["text"]):
            found.append("".join(output["text"]))
    return found


@pytest.mark.parametrize("lesson", LESSONS)
def test_run_all_shows_timelines_and_no_error_that_is_not_meant(
    lesson: str, open_notebook: Callable[[str], Any], screenshots: Path
) -> None:
    notebook = open_notebook(f"notebooks/{lesson}.ipynb")
    notebook.run_all()
    cells = notebook.cells()
    for theme in ("Light", "Dark"):
        notebook.dress(f"JupyterLab {theme}")
        notebook.screenshots(screenshots / f"{lesson}-{theme.lower()}")

    unmeant = {
        cell["id"]: complaints(cell)
        for cell in cells
        if complaints(cell) and not MEANT.intersection(cell["metadata"].get("tags", []))
    }
    assert not unmeant, f"These cells fail; a failure that is meant needs a tag of {sorted(MEANT)}."
    not_run = [
        c["id"] for c in cells if c["execution_count"] is None and "".join(c["source"]).strip()
    ]
    assert not not_run, "Run All stopped before these cells."
    pictures = [
        output
        for cell in cells
        for output in cell["outputs"]
        if "<svg" in "".join(output.get("data", {}).get("text/html", ""))
    ]
    assert pictures, "No timeline was drawn; a Run as a cell's last value shows one."
