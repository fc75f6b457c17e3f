"""What the lessons claim about order, times and errors, read from their own outputs."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from looplab.observe import collecting

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"

Executed = Callable[[str], NotebookNode]
in_a_kernel = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # Jupyter's own
]


def shown(notebook: NotebookNode, cell_id: str) -> str:
    """Everything that a cell printed and gave, as plain text."""
    cell = next(cell for cell in notebook.cells if cell.id == cell_id)
    # A kernel sends printed text in pieces of any length, so that pieces are put together as is.
    return "".join(
        output.get("text") or output.get("data", {}).get("text/plain") or output.get("evalue", "")
        for output in cell.outputs
    )


def claims(lesson: str, said: dict[str, tuple[str, ...]]) -> list[Any]:
    return [
        pytest.param(lesson, cell, text, id=f"{lesson[:2]}-{cell}-{number}", marks=in_a_kernel)
        for cell, texts in said.items()
        for number, text in enumerate(texts)
    ]


START_HERE = {
    "first-await": ("'attic: 21 degrees'",),
    "first-loop": ("a loop is running here: True",),
    "one-after-another": ("report(): 3 s of virtual time, 1 task",),
    "at-the-same-time": ("report(): 1.5 s of virtual time, 4 tasks, at most 3 waits at once",),
    "ask-the-run": ("took 1.5 seconds\nat most 3 waits", "['attic: 21 degrees', 'cellar: "),
    "as-a-script": ("cellar\nattic\ngarden\n",),
    "observe-it": ("s of real time, 4 tasks, at most 3 waits at once",),
    "endless": ("stopped at 0 s (deadlock)", "waits for Event.wait() (waits_for_nobody, "),
    "test-house-report": ("house-report: 0 of 2 points (not attempted yet)", "0.0"),
}

ASYNCIO_RUN = {
    "calling-run": (
        "bake is a function - may stand behind await: False\n",
        "order is a coroutine - may stand behind await: True\norder has begun: False\n",
    ),
    "calling-forgotten": ("forgetful(): 1 s of virtual time, 1 task", "never awaited\n  bake ("),
    "result-run": (
        "baking rye\nsold: a loaf of rye, sliced\n",
        "serve('rye'): 3 s of virtual time, 1 task",
        "0-2 waits for sleep(2); 2-3 waits for sleep(1)",
    ),
    "result-ask": ("returned: a loaf of rye, sliced", "(3.0, 'sold: a loaf of rye, sliced')"),
    "errors-run": ("closed today: the oven is cold\n", "broken_oven()     0   1  failed"),
    "errors-closed": ("loop closed at second 1.0",),
    "once-run": (
        "baking rye\nfirst: a loaf of rye\nsecond: cannot reuse already awaited coroutine\n",
        "bake()             1   1  failed",
    ),
    "nested-run": ("asyncio.run() cannot be called from a running event loop",),
    "nested-await": ("baking rye\n'a loaf of rye'",),
    "nested-inside": (
        "serve('rye')     0   1  failed",
        "raised RuntimeError: asyncio.run() cannot be called from a running event loop",
    ),
    "cleanup-run": (
        "la la\nla la\nmain ends\nradio off\nprice list closed\ncourier is back\nrun returns\n",
        "radio()                0  2.5  cancelled",
    ),
    "cleanup-times": (
        "main ended at second   2.5\nloop closed at second  4.0\n",
        "left over when main ended: ['radio']",
    ),
    "again-loops": (
        "loop 1: made at second 0, closed at second 2\n",
        "loop 2: made at second 2, closed at second 3\n",
    ),
    "again-runner": ("loops: 1 - closed at second 3.0",),
    "options-run": (" took 0.500 seconds", "BLOCKS THE LOOP with time.sleep(0.5)"),
    "options-factory": ("a loop is made\nbaking rye\n'a loaf of rye'",),
    "claim-once": ("baking rye\nbaking spelt\n('a loaf of rye', 'a loaf of spelt')",),
    "claim-debugger": ("asyncio.debugger exists: False\ndebug mode of the loop:  True\n",),
    "claim-signature": ("(main, *, debug=None",),
    "claim-awaitable": (
        "a loaf of rye" if sys.version_info >= (3, 14) else "a coroutine was expected",
    ),
    "claim-same": ("la la\nclosed: False - still playing: 1\nradio off\n",),
}


@pytest.mark.parametrize(
    ("name", "cell", "says"),
    claims("00-start-here", START_HERE) + claims("01-asyncio-run", ASYNCIO_RUN),
)
def test_a_cell_shows_what_the_text_says_of_it(
    executed: Executed, name: str, cell: str, says: str
) -> None:
    assert says in shown(executed(name), cell)


@pytest.mark.slow
def test_only_debug_mode_warns(executed: Executed) -> None:
    assert shown(executed("01-asyncio-run"), "options-run").count("Executing <Task") == 2, (
        "once in the red box and once in the table, and not a second time for debug=False"
    )


def test_run_refuses_a_coroutine_function() -> None:
    async def bake() -> None: ...

    with pytest.raises(TypeError if sys.version_info >= (3, 14) else ValueError):
        asyncio.run(bake)  # type: ignore[arg-type]


def score_of_the_first_exercise(answer: str) -> float:
    """Run the cells of the exercise in 00 with an answer in place of the stub."""
    notebook = nbformat.read(NOTEBOOKS / "00-start-here.ipynb", as_version=4)
    source = {cell.id: cell.source for cell in notebook.cells}
    sensor = source["first-await"].partition("await read_sensor(")[0]
    test, _, last = source["test-house-report"].rpartition("\n")
    names: dict[str, Any] = {}
    with collecting(quiet=True):
        exec("from looplab import simulate\n" + sensor + "\n" + answer + "\n" + test, names)
    return float(eval(last, names))


def test_a_right_answer_to_the_first_exercise_earns_all_points(
    capsys: pytest.CaptureFixture[str],
) -> None:
    gathered = """
async def house_report():
    return await asyncio.gather(read_sensor("attic", 1), read_sensor("cellar", 0.5))
"""
    with_tasks = """
async def house_report():
    async with asyncio.TaskGroup() as group:
        answers = [
            group.create_task(read_sensor("attic", 1)),
            group.create_task(read_sensor("cellar", 0.5)),
        ]
    return [answer.result() for answer in answers]
"""
    assert score_of_the_first_exercise(gathered) == 2
    assert score_of_the_first_exercise(with_tasks) == 2


def test_waiting_one_after_the_other_earns_half_and_is_told_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one_by_one = """
async def house_report():
    return [await read_sensor("attic", 1), await read_sensor("cellar", 0.5)]
"""
    assert score_of_the_first_exercise(one_by_one) == 1
    assert "1.5" in capsys.readouterr().out
