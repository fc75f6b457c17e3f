"""The lessons, executed once each in a real kernel."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

LESSONS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


def execute(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Run a notebook from top to bottom; cells that are meant to fail have a tag that says so."""
    client = NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(folder)}})
    return client.execute()


@pytest.fixture(scope="session")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], NotebookNode]:
    """Give a lesson with its outputs."""

    @cache
    def run(path: Path) -> NotebookNode:
        return execute(nbformat.read(path, as_version=4), tmp_path_factory.mktemp("lesson"))

    return run
