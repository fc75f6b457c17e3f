"""Keeps a learner's best scores in a file that is theirs: to read, to copy, or to delete.

The file is ``looplab-progress/progress.json`` in the home folder, or in the folder that the
environment variable LOOPLAB_PROGRESS names. It can be read by people::

    {
     "about": "Your best scores in the asyncio course. ...",
     "units": {
      "01-asyncio-run": {
       "boarding-pass": {"score": 6, "of": 6, "checks": "all", "on": "2026-05-05"}
      }
     }
    }

``checks`` is "all" when the hidden checks were run too, else "visible". A score of all checks
counts before one of the visible ones; of two of a kind the higher one counts.
"""

from __future__ import annotations

import json
import math
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from looplab.card.bests import Best, Progress
from looplab.card.card import Card
from looplab.card.place import course_around, exercises
from looplab.card.writing import write_whole

__all__ = ["file", "folder", "keep", "read"]

ABOUT = (
    "Your best scores in the asyncio course. This file is yours: read it, copy it to another "
    "machine, or delete it to begin again."
)


def folder() -> Path:
    """Give the folder that is the learner's own."""
    named = os.environ.get("LOOPLAB_PROGRESS")
    return Path(named) if named else Path(os.path.expanduser("~"), "looplab-progress")


def file() -> Path:
    """Give the file with the scores."""
    return folder() / "progress.json"


def read() -> Progress:
    """Read what is kept; whatever is not as it should be counts as nothing."""
    kept = _units(_parsed())
    units = exercises(course_around(Path.cwd() / "here"))
    for unit, bests in kept.items():
        known = units.setdefault(unit, {})
        units[unit] = {name: best.of for name, best in bests.items()} | known
    return Progress(dict(sorted(units.items())), kept, str(file()))


def keep(card: Card) -> str:
    """Keep a card's scores where they are better than what is there.

    Returns:
        what went wrong, in a sentence, or nothing.
    """
    data, trouble = _parsed(), ""
    try:
        folder().mkdir(parents=True, exist_ok=True)
        if data is None and file().exists():
            broken = file().with_name("progress-broken.json")
            os.replace(file(), broken)
            trouble = f"Your progress could not be read; it is now in {broken}, and begins anew."
        units = _units(data)
        bests = units.setdefault(card.unit, {})
        for report in card.reports:
            if report.attempted or report.note:
                now = Best(report.score, report.points, card.whole, f"{datetime.now():%Y-%m-%d}")
                bests[report.title] = max(bests.get(report.title, now), now, key=Best.rank)
        plain = {unit: _plain(units[unit]) for unit in sorted(units)}
        told = json.dumps({"about": ABOUT, "units": plain}, indent=1, ensure_ascii=False)
        write_whole(file(), told + "\n")
    except OSError as error:
        return f"Your progress could not be kept in {folder()} ({error.strerror})."
    return trouble


def _parsed() -> dict[str, Any] | None:
    """Read the file; None when it is not there, or no JSON."""
    with suppress(OSError, ValueError, RecursionError):
        data = json.loads(file().read_text("utf-8"))
        return data if isinstance(data, dict) and isinstance(data.get("units"), dict) else None
    return None


def _units(data: dict[str, Any] | None) -> dict[str, dict[str, Best]]:
    """Take what is whole of the units; a person may have edited the file."""
    found: dict[str, dict[str, Best]] = {}
    for unit, kept in (data or {}).get("units", {}).items():
        for name, said in kept.items() if isinstance(kept, dict) else ():
            if best := _best(said):
                found.setdefault(unit, {})[name] = best
    return found


def _best(said: object) -> Best | None:
    if not isinstance(said, dict):
        return None
    score, of = _number(said.get("score")), _number(said.get("of"))
    if score is None or of is None:
        return None
    return Best(min(score, of), of, said.get("checks") == "all", str(said.get("on", "")))


def _number(said: object) -> float | None:
    if isinstance(said, bool) or not isinstance(said, int | float):
        return None
    return said if math.isfinite(said) and said >= 0 else None


def _plain(bests: dict[str, Best]) -> dict[str, Any]:
    return {
        name: {
            "score": best.score,
            "of": best.of,
            "checks": "all" if best.whole else "visible",
            "on": best.on,
        }
        for name, best in bests.items()
    }
