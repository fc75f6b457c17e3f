"""The names that ipykernel gives to cells' files, computed in a quarter of the time.

Such a name stands in each traceback. It holds the MurmurHash2 of the cell's text, for which
ipykernel goes through it byte by byte, in Python.
"""

from __future__ import annotations

import numpy as np
from ipykernel import compiler

__all__ = ["murmur2", "name_cells_quickly"]

_FACTOR, _ALL = 0x5BD1E995, 0xFFFFFFFF


def murmur2(text: str, seed: int) -> int:
    """Give the hash of a text as UTF-8: 32 bits.

    Source: Austin Appleby's MurmurHash2, https://github.com/aappleby/smhasher.
    """
    data = text.encode()
    whole = len(data) & ~3
    words = np.frombuffer(data[:whole], "<u4") * np.uint32(_FACTOR)
    words = (words ^ (words >> np.uint32(24))) * np.uint32(_FACTOR)
    found = seed ^ len(data)
    for word in words.tolist():
        found = found * _FACTOR & _ALL ^ word
    if rest := data[whole:]:
        found = (found ^ int.from_bytes(rest, "little")) * _FACTOR & _ALL
    found = (found ^ found >> 13) * _FACTOR & _ALL
    return found ^ found >> 15


def name_cells_quickly() -> None:
    """Let ipykernel use `murmur2`."""
    compiler.murmur2_x86 = murmur2  # type: ignore[assignment]
