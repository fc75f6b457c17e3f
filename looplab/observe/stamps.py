"""Sees whether dictionaries and functions are as they were, without touching what they hold.

To compare what many of them hold counts a reference to each thing: in a process that was forked
from another, that copies every page of memory on which one of them lies, and takes longer than the
comparing. But CPython counts the changes of each dictionary (`ma_version_tag`, PEP 509), and keeps
a function's code and default arguments in three pointers side by side. Both are read here where
they lie. An interpreter without them (3.14 counts no changes) has no stamps: then what they hold
is to be compared.
"""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import FunctionType
from typing import Any

__all__ = ["Stamps"]

_WORD = ctypes.sizeof(ctypes.c_size_t)
_COUNT = ctypes.c_uint64
_THREE = ctypes.c_char * (3 * _WORD)
_join, _view, _len, _range = b"".join, memoryview, len, range


class Stamps:
    """Reads the stamps of some dictionaries and functions.

    Args:
        dictionaries: dictionaries, and the `__dict__` of classes.
        functions: all of them have one stamp together.

    Example:
        >>> one, other = {"a": 1}, {"a": 1}
        >>> stamps = Stamps([one, other])
        >>> before = stamps.read()
        >>> other["a"] = 2
        >>> 1 in stamps.changed(before, stamps.read())
        True
    """

    def __init__(
        self, dictionaries: Sequence[Mapping[str, Any]], functions: Iterable[FunctionType] = ()
    ) -> None:
        self._read = [*map(_behind, dictionaries)], [*functions]  # kept: what is read must live
        self._end = len(self._read[0])
        self._parts: list[Any] = []
        if _TAG is not None and _CODE is not None:
            self._parts += [_COUNT.from_address(id(one) + _TAG) for one in self._read[0]]
            self._parts += [_THREE.from_address(id(one) + _CODE) for one in self._read[1]]

    def read(self) -> bytes:
        """Give the stamps as they are now; nothing where there are none."""
        return _join(self._parts)

    def changed(self, before: bytes, now: bytes) -> list[int]:
        """Give the places of the dictionaries that changed from one reading to the next.

        The place behind the last one stands for the functions, if there are any. Without stamps:
        all places.
        """
        if before == now and now:
            return []
        end = 8 * self._end
        places = [*_range(self._end)]
        if now and _len(before) == _len(now):
            old, new = _view(before[:end]).cast("Q"), _view(now[:end]).cast("Q")
            places = [place for place in places if old[place] != new[place]]
            if before[end:] == now[end:]:
                return places
        return [*places, self._end] if self._read[1] else places


def _behind(names: Mapping[str, Any]) -> Any:
    """Give the dictionary itself, which a class shows only through a proxy."""
    return names if type(names) is dict else gc.get_referents(names)[0]


def _words(thing: object) -> list[int]:
    """Read an object's own memory, word by word."""
    size = type(thing).__basicsize__ // _WORD
    return [*(ctypes.c_size_t * size).from_address(id(thing))]


class _Scratch:
    """A class whose names come and go."""


_CHANGES: list[Callable[[Any], Any]] = [
    lambda names: names.update(a=1),
    lambda names: names.__setitem__("a", 2),
    lambda names: names.__setitem__("b", 3),
    lambda names: names.pop("b"),
    lambda names: names.setdefault("b", 4),
    lambda names: names.__delitem__("b"),
]
_CHANGES_OF_CLASS: list[Callable[[Any], Any]] = [
    lambda _: setattr(_Scratch, "a", 1),
    lambda _: setattr(_Scratch, "a", 2),
    lambda _: delattr(_Scratch, "a"),
]


def _tag() -> int | None:
    """Find where a dictionary has the count of its changes, in bytes from its beginning."""
    counts = {*range(dict.__basicsize__ // _WORD)}
    kinds: Any = ({}, _CHANGES), (_behind(vars(_Scratch)), _CHANGES_OF_CLASS)
    for names, changes in kinds:
        for change in changes:
            before = _words(names)
            change(names)
            counts &= {at for at, now in enumerate(_words(names)) if now != before[at]}
    return counts.pop() * _WORD if len(counts) == 1 and _WORD == 8 else None


def _code() -> int | None:
    """Find where a function has its code and its default arguments, likewise."""

    def scratch(one: object = (), *, two: object = ()) -> None:
        pass

    parts = [id(scratch.__code__), id(scratch.__defaults__), id(scratch.__kwdefaults__)]
    words = _words(scratch)
    found = [at for at in range(len(words)) if words[at : at + 3] == parts]
    return found[0] * _WORD if len(found) == 1 else None


_TAG, _CODE = _tag(), _code()
