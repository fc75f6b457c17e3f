"""Compares with a kept file, or writes it: LOOPLAB_REFRESH=1 python -m pytest tests/timeline"""

from __future__ import annotations

import os
from pathlib import Path


def agrees(path: Path, text: str) -> None:
    """Fail unless the file says exactly this; with LOOPLAB_REFRESH set, write the file."""
    if os.environ.get("LOOPLAB_REFRESH"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    same = kept == text  # pytest would spell out the difference for minutes
    assert same, (
        f"{path.name} is not what is drawn now. Look at the new picture, and if it is better: "
        "LOOPLAB_REFRESH=1 python -m pytest tests/timeline"
    )
