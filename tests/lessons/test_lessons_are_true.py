"""What the lessons claim about order, times and errors, read from their own outputs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from nbformat import NotebookNode

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # Jupyter's own
]

Executed = Callable[[Path], NotebookNode]


def shown(notebook: NotebookNode, cell_id: str) -> str:
    """Everything that a cell printed and gave, as plain text."""
    cell = next(cell for cell in notebook.cells if cell.id == cell_id)
    parts = [
        output.get("text") or output.get("data", {}).get("text/plain") or output.get("evalue", "")
        for output in cell.outputs
    ]
    return "\n".join(part.strip() for part in parts)


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("one-after-another", "report(): 3 s of virtual time"),
        ("at-the-same-time", "report(): 1.5 s of virtual time"),
        ("ask-the-run", "at most 3 waits at the same time"),
        ("as-a-script", "cellar\nattic\ngarden"),
        ("observe-it", "of real time"),
        ("endless", "deadlock"),
    ],
)
def test_claims_of_00(executed: Executed, cell: str, says: str) -> None:
    assert says in shown(executed(NOTEBOOKS / "00-start-here.ipynb"), cell)


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("calling-run", "order is a coroutine\nhas it begun? False"),
        ("calling-await", "baking rye\n'a loaf of rye'"),
        ("run-loops", "loop 0: opened at 0 s, closed at 2 s\nloop 1: opened at 2 s, closed at 3 s"),
        ("errors-run", "closed today: the oven is cold"),
        ("errors-closed", "closed at 1.0"),
        ("once-run", "second: cannot reuse already awaited coroutine"),
        ("nested-run", "asyncio.run() cannot be called from a running event loop"),
        ("nested-await", "'a loaf of rye'"),
        ("nested-inside", "refused: asyncio.run() cannot be called from a running event loop"),
        (
            "cleanup-run",
            "la la\nla la\nmain ends\nradio off\nprice list closed\ncourier is back",
        ),
        ("cleanup-times", "main ended at   2.5\nrun returned at 4.0"),
        ("options-run", "debug=False: []\ndebug=True: ['took 0.500 seconds']"),
        ("options-runner", "loops made: 1"),
        ("claim-once", "('a loaf of rye', 'a loaf of spelt')"),
        ("claim-debugger", "asyncio.debugger exists: False"),
        ("claim-signature", "(main, *, debug=None"),
        ("claim-same", "closed: False - still playing: 1\nradio off"),
    ],
)
def test_claims_of_01(executed: Executed, cell: str, says: str) -> None:
    assert says in shown(executed(NOTEBOOKS / "01-asyncio-run.ipynb"), cell)
