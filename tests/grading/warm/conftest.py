"""A worker for the tests of the warm processes: real ones, started once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from nbformat import NotebookNode

from looplab.grading.warm.client import Worker


@pytest.fixture(scope="module")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    with Worker(tmp_path_factory.mktemp("worker")) as started:
        yield started


class Submission:
    """Runs cells in one submission; gives their outputs as the tests compare them."""

    def __init__(self, worker: Worker, folder: Path) -> None:
        self.worker, self.folder = worker, folder

    def __call__(
        self, *sources: str, timeout: float = 20, limit: int = 2_000_000
    ) -> list[NotebookNode]:
        """Run cells, give the outputs of the last."""
        outputs: list[NotebookNode] = []
        for source in sources:
            outputs = self.worker.run(source, timeout=timeout, limit=limit)
        return outputs

    def text(self, *sources: str) -> str:
        """Run cells, give what the last one printed and its value."""
        outputs = self(*sources)
        return "".join(
            o.text if o.output_type == "stream" else o.get("data", {}).get("text/plain", "")
            for o in outputs
        )


@pytest.fixture
def run(worker: Worker, tmp_path: Path) -> Iterator[Submission]:
    worker.open(tmp_path)
    yield Submission(worker, tmp_path)
    worker.close()
