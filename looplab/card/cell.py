"""Grades a notebook from one of its own cells: asks the command, in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from looplab.card.card import Card, clock_time
from looplab.card.notice import Notice, Trouble
from looplab.card.place import cells_of, place
from looplab.card.session import SESSION, session

__all__ = ["grade"]

LONGEST = 900  # seconds; each cell has a limit of its own, far below
FAREWELL = 5  # seconds for the command to put away its folders
BEING_GRADED = "NBGRADER_EXECUTION"
OTHER_EDITORS = "__vsc_ipynb_file__"  # VS Code's name for the path of the notebook


def grade(path: str | None = None) -> Card | Notice | None:
    """Grade the notebook that this cell is in, or the one at `path`."""
    if os.environ.get(BEING_GRADED):
        return None  # the notebook is being graded already, or validated
    named = path or _own_path()
    if not named:
        return Notice(
            "This notebook's file could not be found out. Give its name: "
            'grade_notebook("01-asyncio-run.ipynb").'
        )
    try:
        where = place(named)
    except Trouble as trouble:
        hint = "" if path else ' If it has another name now: grade_notebook("its-name.ipynb").'
        return Notice(f"{trouble}{hint}")
    changed = session.not_saved(cells_of(where.data) or [], where.saved)
    answer = _ask(where.path)
    if isinstance(answer, str):
        return Notice(answer)
    first = ""
    if changed:
        first = (
            f"Save first (Ctrl+S), then run this cell again: you have run a newer version of "
            f"{', '.join(changed)} than the file has. What follows is the notebook as it was "
            f"saved {clock_time(where.saved)}."
        )
    lessons = os.path.relpath(where.lessons, where.path.parent) if where.lessons else ""
    return replace(answer, first=first, lessons=Path(lessons).as_posix() if lessons else "")


def _own_path() -> str | None:
    """Find out the file of the notebook that runs in this kernel."""
    if named := os.environ.get(SESSION):
        return named
    main: Any = sys.modules.get("__main__")
    found = getattr(main, OTHER_EDITORS, None)
    return found if isinstance(found, str) else None


def _ask(path: Path) -> Card | str:
    """Have the command grade a notebook; give its card, or why there is none."""
    package = str(Path(__file__).resolve().parents[2])
    env = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"}
    env["PYTHONPATH"] = os.pathsep.join(filter(None, [package, env.get("PYTHONPATH")]))
    call = [sys.executable, "-m", "looplab.cli", "check", "--json", str(path)]
    with _process(call, env) as process:
        try:
            out, said = process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            return f"The notebook was still running after {LONGEST // 60} minutes; it was stopped."
    try:
        data = json.loads(out)
        return str(data["trouble"]) if "trouble" in data else Card.from_data(data)
    except (ValueError, LookupError, TypeError):
        last = said.decode(errors="replace").strip().splitlines()[-1:]
        return " ".join(["The notebook could not be graded.", *last])


@contextmanager
def _process(call: list[str], env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Start a process, and end it whatever happens: the stop button too."""
    pipe = subprocess.PIPE
    # In the kernel's group: a kernel that is stopped or restarted takes it along.
    process = subprocess.Popen(call, env=env, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe)
    try:
        yield process
    finally:
        if process.poll() is None:
            with suppress(OSError):
                process.send_signal(signal.SIGINT)
            try:
                process.wait(FAREWELL)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()
