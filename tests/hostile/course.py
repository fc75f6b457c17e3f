"""A unit with three tiny exercises: one of plain asserts, two exams; and the right answers."""

from __future__ import annotations

from marks import marks
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

UNIT = "78-hostile"
POINTS = {"add": 3.0, "double": 4.0, "fetch": 3.0}
RIGHT = {
    "add": "async def add(a, b):\n    return a + b",
    "double": "def double(n):\n    return n + n",
    "fetch": (
        "async def fetch_all(waits):\n"
        "    await asyncio.gather(*(asyncio.sleep(wait) for wait in waits))\n"
        "    return list(waits)"
    ),
}
SETUP = "import asyncio\n\nfrom looplab import exam, expect, simulate"
TESTS = {
    "add": """assert await add(1, 2) == 3
### BEGIN HIDDEN TESTS
assert await add(-1, 41) == 40, "minus one and forty-one"
### END HIDDEN TESTS""",
    "double": """with exam("double", points=4) as e:
    with e.check("one becomes two", points=1):
        assert double(1) == 2
    ### BEGIN HIDDEN TESTS
    with e.hidden_check("other numbers are doubled too", points=3):
        assert double(21) == 42
    ### END HIDDEN TESTS
e.score""",
    "fetch": """with exam("fetch", points=3) as e:
    with e.check("the results come in order", points=1):
        expect(simulate(fetch_all, [1.0]), result=[1.0])
    with e.check("all wait at the same time", points=1):
        expect(simulate(fetch_all, [2.0, 1.0]), result=[2.0, 1.0], elapsed=2.0)
    ### BEGIN HIDDEN TESTS
    with e.hidden_check("any number of them", points=1):
        expect(simulate(fetch_all, [1.0, 3.0, 2.0]), result=[1.0, 3.0, 2.0], elapsed=3.0)
    ### END HIDDEN TESTS
e.score""",
}


def source() -> NotebookNode:
    """Make the instructor's version."""
    python = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [
        new_markdown_cell("# Three small things", id="title"),
        new_code_cell(SETUP, id="setup", metadata=marks("setup")),
    ]
    for name, right in RIGHT.items():
        head, _, body = right.partition("\n")
        solution = f"{head}\n    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION"
        about = marks(name, solution=True)
        cells.append(new_code_cell(solution, id=name, metadata=about))
        about = marks(f"test-{name}", points=POINTS[name])
        cells.append(new_code_cell(TESTS[name], id=f"test-{name}", metadata=about))
    return new_notebook(metadata={"kernelspec": python}, cells=cells)
