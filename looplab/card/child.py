"""The process in which the cells of a notebook run: ``python -m looplab.card.child``.

It reads the cells' texts from stdin and writes a line of JSON to what was its stdout for each.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from typing import IO, Any

from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from looplab.exam.report import MIME

__all__ = ["main"]


def main() -> None:
    """Run the cells that are on stdin, but for those to be left out."""
    sources, leave_out = json.load(sys.stdin)
    told = os.fdopen(os.dup(1), "w", encoding="ascii")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)  # a program that prints without end fills nothing
    shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
    shell.display_pub = CapturingDisplayPublisher()
    asyncio.run(_run(shell, sources, set(leave_out), told))
    os._exit(0)  # a thread that never ends must not keep it


async def _run(shell: Any, sources: list[str], leave_out: set[int], told: IO[str]) -> None:
    for number, source in enumerate(sources):
        if number in leave_out:
            continue
        shell.display_pub.outputs.clear()
        done = await shell.run_cell_async(
            source, store_history=True, transformed_cell=shell.transform_cell(source)
        )
        error = done.error_before_exec or done.error_in_exec
        shown = [one["data"].get(MIME) for one in shell.display_pub.outputs]
        outcome = {
            "error": _said(error),
            "reports": [report for report in shown if report is not None],
            "number": done.result if type(done.result) in (int, float) else None,
        }
        told.write(json.dumps(outcome) + "\n")
        told.flush()


def _said(error: BaseException | None) -> str:
    if error is None:
        return ""
    try:
        return f"{type(error).__name__}: {error}"[:500]
    except Exception:  # its class is the learner's
        return type(error).__name__


if __name__ == "__main__":
    main()
