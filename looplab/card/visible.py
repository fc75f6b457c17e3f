"""Grade the checks that are in a notebook, where the graders are not at hand.

The cells run in a fresh process with a shell of IPython's, one after the other on one running loop,
as in a kernel. The process is ended when a cell takes too long; then everything runs again in a new
one, without that cell.
"""

from __future__ import annotations

import json
import math
import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from looplab.card.card import Card, test_cell
from looplab.card.place import Cell, Place, cells_of, exercises, grade_id, text_of
from looplab.exam.report import Report

__all__ = ["visible"]

SECONDS = 10  # for a cell; virtual time needs none
TEST_SECONDS = 60  # for a test cell, which runs the answer many times
MOST_LOST = 5  # cells that may be lost before the rest is not run


def visible(where: Place) -> Card:
    """Run a notebook's cells, and read the reports that its test cells show."""
    cells = [cell for cell in cells_of(where.data) or [] if cell.get("cell_type") == "code"]
    outcomes, remarks = _outcomes(cells, where.path.parent)
    found: dict[str, Report] = {}
    for number, cell in enumerate(cells):
        if _points(cell) is not None:
            found.setdefault(grade_id(cell), _report(cell, outcomes.get(number)))
    for name, points in exercises(where.course).get(where.unit, {}).items():
        missing = f"Its test cell is missing. Copy your answer into a fresh copy of {where.unit}."
        found.setdefault(f"test-{name}", test_cell(name, points, missing))
    return Card(
        where.unit,
        str(where.path),
        where.saved,
        tuple(found.values()),
        tuple(remarks),
        ran="in a fresh process",
    )


def _outcomes(cells: list[Cell], folder: Path) -> tuple[dict[int, dict[str, Any]], list[str]]:
    """Run the cells; give what came of each, by its number, and what was lost, in sentences."""
    lost: dict[int, str] = {}
    while True:
        outcomes: dict[int, dict[str, Any]] = {}
        for number, outcome in _run(cells, sorted(lost), folder):
            if isinstance(outcome, str):
                lost[number] = outcome
            else:
                outcomes[number] = outcome
        if len(outcomes) + len(lost) >= len(cells) or len(lost) > MOST_LOST:
            break
    remarks = [f"{_called(cells[number])} {why}" for number, why in sorted(lost.items())]
    return {number: {"lost": why} for number, why in lost.items()} | outcomes, remarks


def _run(
    cells: list[Cell], leave_out: list[int], folder: Path
) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Run cells in a new process; yield what came of each, the last one maybe why it was lost."""
    sources = [text_of(cell) for cell in cells]
    with tempfile.TemporaryFile() as program:
        program.write(json.dumps([sources, leave_out]).encode())
        program.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-m", "looplab.card.child"],
            cwd=folder,
            env=os.environ | {"NBGRADER_EXECUTION": "validate", "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=program,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    try:
        lines = _lines(process)
        for number, cell in enumerate(cells):
            if number in leave_out:
                continue
            seconds = SECONDS if _points(cell) is None else TEST_SECONDS
            try:
                line = lines.get(timeout=seconds if number else SECONDS + TEST_SECONDS)
            except queue.Empty:
                yield number, f"was stopped: still running after {seconds} seconds."
                return
            if not line:
                yield number, "ended its process, as os._exit does, or when memory runs out."
                return
            yield number, json.loads(line)
    finally:
        process.kill()
        process.wait()


def _lines(process: subprocess.Popen[bytes]) -> queue.Queue[bytes]:
    """Read a process's lines in a thread, so that one can wait for them with a limit."""
    lines: queue.Queue[bytes] = queue.Queue()

    def read() -> None:
        with process.stdout or open(os.devnull, "rb") as out:
            for line in out:
                lines.put(line)
        lines.put(b"")

    threading.Thread(target=read, daemon=True).start()
    return lines


def _report(cell: Cell, outcome: dict[str, Any] | None) -> Report:
    """Say what a test cell came to."""
    name, points = grade_id(cell), _points(cell) or 0.0
    if outcome is None:
        return test_cell(name, points, "Not run: too many cells before it had to be stopped.")
    if why := outcome.get("lost"):
        return test_cell(name, points, f"This test {why}")
    if outcome["error"]:
        return test_cell(name, points, outcome["error"])
    if len(outcome["reports"]) == 1:
        return Report.from_data(outcome["reports"][0])
    # A cell of plain asserts, under nbgrader's own rule: no error is full marks.
    score = outcome["number"]
    right = Report(name.removeprefix("test-"), points, points if score is None else score)
    return right if 0 <= right.score <= points else test_cell(name, points, "This is no score.")


def _called(cell: Cell) -> str:
    return f"The cell `{grade_id(cell)}`" if grade_id(cell) else "A cell of your own"


def _points(cell: Cell) -> float | None:
    """Give what a test cell is worth; None for any other."""
    marks = cell["metadata"]["nbgrader"] if grade_id(cell) else {}
    points = marks.get("points")
    if not isinstance(points, int | float) or not math.isfinite(points) or not marks.get("grade"):
        return None
    return float(points)
