"""What ipykernel computes for every cell, with the same result, in less time.

The name of a cell's file, which stands in each traceback, holds the MurmurHash2 of its text:
ipykernel goes through it byte by byte, in Python. And for each cell it looks at what parameters its
own method takes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from struct import Struct
from types import FunctionType, MethodType
from typing import Any

from ipykernel import compiler, ipkernel, kernelbase

__all__ = ["murmur2", "take_shortcuts"]

_FACTOR, _ALL = 0x5BD1E995, 0xFFFFFFFF
_WORD = Struct("<I")
_look: Callable[[Any, list[str]], dict[str, bool]] = kernelbase._accepts_parameters


def take_shortcuts() -> None:
    """Let ipykernel use these functions in the place of its own."""
    vars(compiler)["murmur2_x86"] = murmur2
    for module in (kernelbase, ipkernel):
        vars(module)["_accepts_parameters"] = accepts


def murmur2(text: str, seed: int) -> int:
    """Give the hash of a text as UTF-8: 32 bits.

    Source: Austin Appleby's MurmurHash2, https://github.com/aappleby/smhasher.
    """
    data = text.encode()
    whole = len(data) & ~3
    found = seed ^ len(data)
    for (word,) in _WORD.iter_unpack(data[:whole]):
        word = word * _FACTOR & _ALL
        found = found * _FACTOR & _ALL ^ (word ^ word >> 24) * _FACTOR & _ALL
    if rest := data[whole:]:
        found = (found ^ int.from_bytes(rest, "little")) * _FACTOR & _ALL
    found = (found ^ found >> 13) * _FACTOR & _ALL
    return found ^ found >> 15


def accepts(method: Any, names: list[str]) -> dict[str, bool]:
    """Tell which of these parameters a method takes."""
    if type(method) is MethodType and type(method.__func__) is FunctionType:
        return dict(_accepts(method.__func__, *names))
    return _look(method, names)


@lru_cache(100)
def _accepts(function: FunctionType, *names: str) -> dict[str, bool]:
    return _look(MethodType(function, object()), [*names])
