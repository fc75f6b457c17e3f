r"""Messages between the grader, the warm parent and a student's process: JSON, one on a line.

Example:
    >>> frames = Frames()
    >>> frames.feed(b'{"a": 1}\n{"b"'), frames.feed(b": 2}\n")
    ([{'a': 1}], [{'b': 2}])
"""

from __future__ import annotations

import json
import re
from typing import Any

__all__ = ["BadFrame", "Frames", "frame"]


_HALVES = re.compile(rb"\\u[dD][89a-fA-F]|\xed")  # of characters, which no file can hold


class BadFrame(Exception):
    """What came is no message: somebody else has written on this line."""


def frame(message: dict[str, Any]) -> bytes:
    """Give a message as it goes over the line; what JSON does not know goes as text."""
    return json.dumps(message, default=str).encode() + b"\n"


class Frames:
    """Puts the pieces that arrive together again."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def feed(self, data: bytes) -> list[dict[str, Any]]:
        """Take what arrived, give the messages that are whole; half a character becomes a `?`.

        Raises:
            BadFrame: a line is not a message.
        """
        *whole, rest = data.split(b"\n")
        if whole:
            whole[0] = b"".join([*self._pieces, whole[0]])
            self._pieces.clear()
        self._pieces.append(rest)
        messages = []
        for line in whole:
            try:
                message = json.loads(line)
                if _HALVES.search(line):
                    text = json.dumps(message, ensure_ascii=False)
                    message = json.loads(text.encode(errors="replace"))
            except (ValueError, RecursionError) as error:
                raise BadFrame from error
            if not isinstance(message, dict):
                raise BadFrame
            messages.append(message)
        return messages
