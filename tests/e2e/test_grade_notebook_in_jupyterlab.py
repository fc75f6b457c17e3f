"""A learner grades a notebook from its last cell, before and after saving it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

UNIT = "01-asyncio-run"
NOTEBOOK = f"release/{UNIT}/{UNIT}.ipynb"


@pytest.fixture
def answer(lab: Any) -> str:
    """The model answer of the first exercise."""
    source = nbformat.read(lab.root / "source" / UNIT / f"{UNIT}.ipynb", 4)
    return next(cell.source for cell in source.cells if cell.id == "boarding-pass")


def test_grades_the_saved_version_and_says_when_it_is_not_the_newest(
    open_notebook: Callable[[str], Any], lab: Any, answer: str, screenshots: Path
) -> None:
    notebook = open_notebook(NOTEBOOK)
    before = {path.name for path in (lab.root / "release" / UNIT).iterdir()}
    notebook.write("boarding-pass", answer)
    notebook.run("given-desks")
    notebook.run("boarding-pass")
    assert notebook.shown("test-boarding-pass").startswith("boarding-pass: 6 of 6 points")

    card = notebook.shown("grade-notebook")
    assert card.startswith("Save first (Ctrl+S), then run this cell again")
    assert "`boarding-pass`" in card.split("\n\n")[0]
    assert f"{UNIT}: 0 of 18 points" in card
    notebook.page.screenshot(path=str(screenshots / "grade-before-saving.png"))

    notebook.save()
    card = notebook.shown("grade-notebook")
    assert card.startswith(f"{UNIT}: 6 of 18 points"), card
    assert "all checks, the hidden ones too" in card
    notebook.page.screenshot(path=str(screenshots / "grade-after-saving.png"))
    assert {path.name for path in (lab.root / "release" / UNIT).iterdir()} <= {
        *before,
        ".ipynb_checkpoints",  # JupyterLab's own
    }

    notebook.write("grade-notebook", "import looplab\nlooplab.progress()")
    assert "boarding-pass            6 of 6" in notebook.shown("grade-notebook")
    notebook.page.screenshot(path=str(screenshots / "progress.png"))
