"""Compares an answer with what was expected, from our side only.

`expected == got` asks the learner's object too, and one whose `__eq__` always says True equals
everything; `True == 1` besides. Here the expected value leads: its type says how to compare, and
the methods of Python's own types are called, never those of a subclass.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from looplab.diagnose.say import show, type_name

_ARGS_OF = BaseException.__dict__["args"].__get__


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two values part: the path to the place (empty: at the top), and why, with values."""

    path: str
    why: str


def difference(expected: Any, got: Any, *, tolerance: float = 0.0) -> Difference | None:
    """Find the first place at which `got` is not what was expected.

    Args:
        expected: leads; may be nested lists, tuples, dicts, sets, dataclasses, exceptions.
        got: the learner's value; none of its own methods decides anything.
        tolerance: how far two floats may be apart.

    Returns:
        None when they are the same.

    Example:
        >>> difference([1, 2], [1, True])
        Difference(path='[1]', why='expected 2, got True')
    """
    try:
        return _compare(expected, got, "", tolerance)
    except Exception:  # a hostile __hash__, a container changed while it is read
        return Difference("", f"expected {show(expected)}, got {show(got)}")


def _compare(expected: Any, got: Any, path: str, tolerance: float) -> Difference | None:
    kind, other = type(expected), type(got)
    if kind is float and other in (float, int):
        near = expected == got or abs(expected - got) <= tolerance
        near = near or (math.isnan(expected) and math.isnan(got))
        return None if near else _unlike(expected, got, path)
    if issubclass(kind, enum.Enum) or kind is type(None) or issubclass(kind, type):
        return None if expected is got else _unlike(expected, got, path)
    if kind in (list, tuple, dict, set, frozenset):
        if not issubclass(other, kind):
            return _unlike(expected, got, path)
        if kind in (list, tuple):
            return _sequence(list(expected), list(kind.__iter__(got)), path, tolerance)
        if kind is dict:
            return _mapping(expected, dict(dict.items(got)), path, tolerance)
        return _set(expected, kind.__iter__(got), path)
    if other is not kind:
        return _unlike(expected, got, path)
    if issubclass(kind, BaseException):
        return _sequence(list(_ARGS_OF(expected)), list(_ARGS_OF(got)), f"{path}.args", tolerance)
    if is_dataclass(kind):
        for f in fields(kind):
            ours, theirs = (object.__getattribute__(one, f.name) for one in (expected, got))
            if found := _compare(ours, theirs, f"{path}.{f.name}", tolerance):
                return found
        return None
    if issubclass(kind, tuple):
        return _sequence(list(tuple.__iter__(expected)), list(tuple.__iter__(got)), path, tolerance)
    return None if expected is got or bool(expected == got) else _unlike(expected, got, path)


def _sequence(
    expected: list[Any], got: list[Any], path: str, tolerance: float
) -> Difference | None:
    for index, (one, other) in enumerate(zip(expected, got, strict=False)):
        if found := _compare(one, other, f"{path}[{index}]", tolerance):
            return found
    if len(expected) != len(got):
        return Difference(path, f"expected {len(expected)} elements, got {len(got)}")
    return None


def _mapping(
    expected: dict[Any, Any], got: dict[Any, Any], path: str, tolerance: float
) -> Difference | None:
    # A key counts only together with its type: a learner's key object may claim to equal ours.
    there = {(type(key), key): (key, value) for key, value in got.items()}
    for key, value in expected.items():
        found_key, found = there.get((type(key), key), (None, None))
        if (type(key), key) not in there or _compare(key, found_key, "", 0.0):
            return Difference(path, f"the key {show(key)} is missing")
        if parted := _compare(value, found, f"{path}[{show(key)}]", tolerance):
            return parted
    for key in got:
        if (type(key), key) not in {(type(k), k) for k in expected}:
            return Difference(path, f"the key {show(key)} was not asked for")
    return None


def _set(expected: Iterable[Any], got: Iterable[Any], path: str) -> Difference | None:
    wanted = {(type(one), one): one for one in expected}
    there = {(type(one), one): one for one in got}
    for mark, one in wanted.items():
        if mark not in there or _compare(one, there[mark], "", 0.0):
            return Difference(path, f"{show(one)} is missing")
    for mark, one in there.items():
        if mark not in wanted:
            return Difference(path, f"{show(one)} was not asked for")
    return None


def _unlike(expected: Any, got: Any, path: str) -> Difference:
    said = f"expected {show(expected)}, got {show(got)}"
    if show(expected) == show(got):
        said += f" (a {type_name(expected)} was asked for, this is a {type_name(got)})"
    return Difference(path, said)
