"""Writes values and times for people, without trusting the objects that it writes.

A learner's `__repr__` may raise, lie, recurse or never end. So it is never called: what Python
itself made is written from the outside, and anything else by the name of its class.
"""

from __future__ import annotations

import datetime
import decimal
import enum
import fractions
import pathlib
import types
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any

_DEEP = 4  # levels of nesting that are written out
_WIDE = 8  # elements of a container that are written out
_LONG = 60  # characters of one string that are written out

_LEAVES = frozenset(
    {
        bool, int, float, complex, type(None), type(...), type(NotImplemented), range, slice,
        datetime.date, datetime.datetime, datetime.time, datetime.timedelta,
        decimal.Decimal, fractions.Fraction,
        pathlib.PurePosixPath, pathlib.PosixPath, pathlib.PureWindowsPath, pathlib.WindowsPath,
    }
)  # fmt: skip
_NAME_OF = type.__dict__["__name__"].__get__
_ARGS_OF = BaseException.__dict__["args"].__get__


def seconds(value: float) -> str:
    """Write seconds with one to three decimals, `3.0 s`, `0.125 s`; long times in larger units."""
    for unit, length in (("days", 86_400), ("hours", 3_600)):
        if abs(value) >= 2 * length:
            return f"{value / length:.4g} {unit}"
    whole, _, part = f"{value:.3f}".partition(".")
    return f"{whole}.{part.rstrip('0') or '0'} s"


def count(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun: `1 task`, `3 tasks`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(names: Iterable[str], limit: int = 5) -> str:
    """Write names as code, the first few: `` `a`, `b` and 3 more ``."""
    every = list(names)
    shown = ", ".join(f"`{name}`" for name in every[:limit])
    return shown + (f" and {len(every) - limit} more" if len(every) > limit else "")


def type_name(value: object) -> str:
    """Give the name of a value's class, whatever its metaclass says."""
    return str(_NAME_OF(type(value)))


def show(value: object, limit: int = 160) -> str:
    """Write a value in at most `limit` characters, with no code of its class being run.

    Example:
        >>> show({"seat": "12A", "bags": [1, 2]})
        "{'seat': '12A', 'bags': [1, 2]}"
    """
    try:
        text = _show(value, 0)
    except Exception:
        text = f"<{type_name(value)} object>"
    return text if len(text) <= limit else text[: limit - 3] + "..."


def message(raised: BaseException) -> str:
    """Give an exception's text from its arguments, without calling its `__str__`."""
    args = _ARGS_OF(raised)
    if not args:
        return ""
    if len(args) > 1:
        return clean(show(args), 200)
    return clean(args[0] if type(args[0]) is str else show(args[0]), 200)


def error(raised: BaseException) -> str:
    """Write an exception as Python does, `ValueError: no seat`, without calling its `__str__`."""
    said = message(raised)
    return f"{type_name(raised)}: {said}" if said else type_name(raised)


def clean(text: str, limit: int = 2000) -> str:
    """Cut a learner's text and take out what a terminal or a page would act on."""
    kept = "".join(
        c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in text[:limit]
    )
    return kept + ("..." if len(text) > limit else "")


def _show(value: Any, depth: int) -> str:
    kind = type(value)
    if kind in _LEAVES:
        # Python refuses to write whole numbers of more than 4,300 digits.
        return (
            f"<int of {value.bit_length()} bits>"
            if kind is int and value.bit_length() > 300
            else repr(value)
        )
    if kind in (str, bytes, bytearray):
        return repr(value) if len(value) <= _LONG else repr(value[:_LONG])[:-1] + "...'"
    if depth >= _DEEP:
        return "..."
    if issubclass(kind, enum.Enum):
        return f"{type_name(value)}.{value._name_}"
    if issubclass(kind, (dict, list, tuple, set, frozenset)):
        return _container(value, kind, depth)
    if issubclass(kind, BaseException):
        args = ", ".join(_show(arg, depth + 1) for arg in _ARGS_OF(value)[:_WIDE])
        return f"{type_name(value)}({args})"
    if kind in (types.CoroutineType, types.GeneratorType, types.AsyncGeneratorType):
        return f"<{kind.__name__} object {value.__name__}>"
    if kind in (types.FunctionType, types.BuiltinFunctionType, types.MethodType):
        return f"<function {value.__name__}>"
    if issubclass(kind, type):
        return str(_NAME_OF(value))
    if is_dataclass(kind):
        inner = (
            f"{f.name}={_show(object.__getattribute__(value, f.name), depth + 1)}"
            for f in fields(kind)[:_WIDE]
        )
        return f"{type_name(value)}({', '.join(inner)})"
    return f"<{type_name(value)} object>"


def _container(value: Any, kind: type, depth: int) -> str:
    if issubclass(kind, dict):
        pairs = list(dict.items(value))
        parts = [f"{_show(k, depth + 1)}: {_show(v, depth + 1)}" for k, v in pairs[:_WIDE]]
        opening, closing, size = "{", "}", len(pairs)
    else:
        base = next(b for b in (list, tuple, set, frozenset) if issubclass(kind, b))
        every = list(base.__iter__(value))
        parts = [_show(one, depth + 1) for one in every[:_WIDE]]
        if base in (set, frozenset):
            parts.sort()  # a set has no order: the same set always reads the same
        size = len(every)
        opening, closing = {list: ("[", "]"), tuple: ("(", ")")}.get(base, ("{", "}"))
        if base is tuple and size == 1:
            closing = ",)"
        if size == 0 and base in (set, frozenset):
            return f"{base.__name__}()"
    if size > _WIDE:
        parts.append(f"... {size - _WIDE} more")
    return opening + ", ".join(parts) + closing
