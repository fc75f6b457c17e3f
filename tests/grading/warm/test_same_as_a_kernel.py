"""Odd cells, run in a forked process and in a kernel: the outputs are the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from looplab.grading.execute import ExecuteAnyway

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

NOTEBOOKS = sorted(Path(__file__).parent.glob("odd/*.ipy"))

# What a kernel does not do twice alike, or does otherwise on purpose; each with its reason.
NOT_COMPARED = {
    # ipykernel ends its process 0.1 seconds later, so that the next cell is lost, or is not.
    "exits": {2, 3, 4},
}

VOLATILE = [
    (re.compile(r"0x[0-9a-f]+"), "0x..."),
    (re.compile(r"/\S*/ipykernel_\d+/\d+"), ".../ipykernel_..."),
    (re.compile(re.escape(str(Path.home()))), "~"),  # each submission has its own home
    (re.compile(r"Task-\d+"), "Task-..."),
    (re.compile(r"[\d.e+]+ (ns|μs|ms|s)\b"), "... s"),
    (re.compile(r"\bpid \d+"), "pid ..."),
]

A_TEST = {
    "schema_version": 3,
    "cell_type": "code",
    "grade": True,
    "solution": False,
    "locked": True,
    "points": 1,
    "task": False,
}


def plain(value: object) -> object:
    """Give an output without what differs between two runs of the same."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, str):
        for pattern, instead in VOLATILE:
            value = pattern.sub(instead, value)
    return value


def joined(outputs: list[NotebookNode]) -> list[object]:
    """Join what a stream said in a row: where its text was cut means nothing."""
    result: list[NotebookNode] = []
    for output in outputs:
        if result and output.get("name") == result[-1].get("name") and "text" in output:
            result[-1].text += output.text
        else:
            result.append(output)
    for output in result:
        if "traceback" in output:  # of a recursion, its frames are fewer by those of the shell
            output.traceback = list(dict.fromkeys(output.traceback))
    return [plain(dict(output)) for output in result]


def outputs(sources: list[str], way: str, folder: Path) -> list[tuple[str, list[object]]]:
    folder.mkdir()
    (folder / "w2.py").write_text("print('run', __name__)\n")
    nb = new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "", "language": "python"}},
        cells=[new_code_cell(source) for source in sources],
    )
    for number, cell in enumerate(nb.cells):
        if cell.source.startswith("# a test\n"):
            cell.metadata["nbgrader"] = A_TEST | {"grade_id": f"test-{number}"}
    runner = ExecuteAnyway(way=way, timeout=30)
    runner.preprocess(nb, {"metadata": {"path": str(folder)}})
    return [(f"{cell.source}\n# count: {_count(cell)}", joined(cell.outputs)) for cell in nb.cells]


def _count(cell: NotebookNode) -> int | None:
    """Give a cell's number. That of a test, which no history counts, is chance in a kernel."""
    count: int | None = cell.execution_count
    return None if "nbgrader" in cell.metadata else count


@pytest.mark.slow
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_odd_cells_give_the_same_outputs(notebook: Path, tmp_path: Path) -> None:
    sources = notebook.read_text("utf-8").removeprefix("# %%\n").split("\n\n# %%\n")
    warm = outputs(sources, "warm", tmp_path / "warm")
    kernel = outputs(sources, "kernel", tmp_path / "kernel")
    left_out = NOT_COMPARED.get(notebook.stem, set())
    for number, (w, k) in enumerate(zip(warm, kernel, strict=True), 1):
        if number not in left_out:
            assert w == k
