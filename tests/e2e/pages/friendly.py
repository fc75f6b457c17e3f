"""A feedback page and an insight page with everything on them that such a page can have."""

from __future__ import annotations

import asyncio
from functools import cache

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from looplab import exam, expect, simulate
from looplab.exam.report import MIME, Report
from looplab.grading.insight import page
from looplab.grading.results import Exercise, Graded, Reason
from pages.making import feedback, graded

ANSWER = '''async def fetch_all(names):
    """Fetch one page after the other."""
    found = []  # each waits for the one before
    for name in names:
        found.append(await fetch(name, seconds=1.5))
    return found'''
TEXT = """## 1. Fetch all (6 points)

Fetch all pages **at once**, see [the lesson](https://docs.python.org/3/library/asyncio.html).

| page | seconds |
| --- | --- |
| a | 1 |

```python
await fetch("a")
```
"""


async def in_a_row() -> list[int]:
    print("one")
    await asyncio.sleep(1)
    await asyncio.sleep(2)
    return [1, 2]


def report() -> Report:
    with exam("fetch-all", points=6) as e:
        with e.check("the answers come back", points=2):
            expect(simulate(in_a_row), result=[1, 2])
        with e.check("all at once", points=3, hint=("What does `gather` do?", "Start them all.")):
            expect(simulate(in_a_row), elapsed=2.0)
        with e.hidden_check("other pages", points=1, hint="More of them."):
            expect(simulate(in_a_row), elapsed=2.0)
    assert e.report is not None
    return e.report


@cache
def feedback_page() -> str:
    told = report()
    shown = new_output("display_data", {MIME: told.to_data(), "text/plain": told.text()})
    error = new_output("error", ename="AssertionError", evalue="3", traceback=["-> assert x == 3"])
    notes = ["The cell `test-fetch-all` was missing; it was put back."]
    printed = [
        new_output("stream", name="stdout", text="one\n" * 30),
        new_output("display_data", {"text/html": "<table><tr><td>1</td></tr></table>"}),
    ]
    return feedback(
        new_notebook(
            cells=[
                new_markdown_cell("mended", metadata={"looplab-notes": notes}),
                new_markdown_cell("# Fetching: exercises"),
                new_markdown_cell(TEXT),
                new_code_cell("import asyncio", metadata=graded("given")),
                new_code_cell(
                    ANSWER,
                    outputs=printed,
                    metadata=graded("fetch-all", comment="Nearly! See `gather`."),
                ),
                new_code_cell(
                    "e.score",
                    outputs=[shown],
                    metadata=graded("test-fetch-all", points=6.0, score=3.0),
                ),
                new_markdown_cell("## 2. Add (3 points)"),
                new_code_cell(
                    "assert x == 3",
                    outputs=[error],
                    metadata=graded("test-add", points=3.0),
                ),
                new_markdown_cell("## 3. Why? (3 points)"),
                new_markdown_cell(
                    "Because.",
                    metadata=graded("why", points=3.0, comment="", waiting=True),
                ),
                new_code_cell("print('scratch')"),
            ]
        )
    )


@cache
def insight_page() -> str:
    def one(name: str, score: float, late: float = 0.0) -> Graded:
        why = (Reason("awaited-one-by-one", "Took 3.0 s, the sum of the waits."),)
        exercise = Exercise("fetch-all", 6.0, score, why, (("all at once", score > 3),))
        reading = Exercise("why", 3.0, None, (), (), waiting=True)
        stopped = (Reason("stopped", "Stopped: still running after 10 seconds."),)
        flags = ("The cell `fetch-all` looks at the frames of its callers.",)
        return Graded(name, (exercise, reading), stopped, flags, late, 1.5 + late, "landlock")

    names = ("ada", "bob", "cyn", "dan", "eve")
    return page("09-queues", [one(name, i, 3_600.0 * i) for i, name in enumerate(names)])
