"""Runs `looplab` in a process that kills itself at a chosen moment: `die.py MOMENT ARGUMENTS`.

Moments are counted: before and after each step of writing, and each look at the workers.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from looplab.cli import main
from looplab.grading.engine import pool, run, writer

STEPS = [
    (pool.LocalPool, "_hand_out"),
    (writer.Writer, "_lay_out"),
    (writer.Writer, "_penalize"),
    (writer.Writer, "_put_in_place"),
    (writer, "record"),
    (os, "rename"),
]


class Counter:
    """Counts moments, and kills at the last."""

    def __init__(self, last: int) -> None:
        self.left = last

    def __call__(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:
            self()
            try:
                return step(*args, **kwargs)
            finally:
                self()

        return counted


if __name__ == "__main__":
    counter = Counter(int(sys.argv[1]))
    for owner, name in STEPS:
        setattr(owner, name, counter.around(getattr(owner, name)))
    run.BATCH = 3
    sys.exit(main(sys.argv[2:]))
