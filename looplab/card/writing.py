"""Write a file so that nobody ever reads the half of it."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(path: Path, text: str) -> None:
    """Write a file in the place of the one that may be there: all of it, or nothing.

    Raises:
        OSError: it cannot be written; what was there is there still.
    """
    new = path.with_name(f"{path.name}-{os.getpid()}.new")
    try:
        new.write_text(text, "utf-8")
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)
