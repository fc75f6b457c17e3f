"""Names the runs of a check, and keeps those of a model answer.

A picture of what a learner's program did tells more beside one of what it should have done. The
model answer is no part of a learner's process. So each failed check says which of its runs it
shows, and whoever has the model answer runs it once, with `LOOPLAB_MODELS` set, and looks that run
up in what its exams then show besides their reports.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence

from looplab.diagnose.say import show
from looplab.run import Run

ASKED = "LOOPLAB_MODELS"
MIME = "application/vnd.looplab.models+json"
MOST = 80  # runs that a check keeps

_EXACT = 10_000  # characters of a case; two that differ only after these are taken for one


def asked() -> bool:
    """Tell whether the runs of passed checks are to be kept."""
    return os.environ.get(ASKED) == "1"


def case(drawn: Mapping[str, object], number: str = "") -> str:
    """Name the run with this number of a search's case; no value can be read from the name.

    Example:
        >>> case({"waits": [1.0]}, "0")
        '4de4b6b5/0'
    """
    said = ", ".join(f"{name}={show(value, _EXACT)}" for name, value in drawn.items())
    return f"{hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()[:8]}/{number}"


def place(run: Run | None, runs: Sequence[Run]) -> str:
    """Name a run by its number among others; empty if it is none of them."""
    return next((str(number) for number, one in enumerate(runs) if one is run), "")
