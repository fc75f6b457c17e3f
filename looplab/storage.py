"""A run as JSON text, and back: what the gradebook, the feedback and the cluster exchange.

The form is versioned and leaves out whatever has its usual value, so that a run of a hundred tasks
stays small. A result is kept as it is only when JSON gives back exactly the same value, types
included; anything else is kept as its `repr`. An exception is kept as its class and its text.
"""

from __future__ import annotations

import json
import math
from dataclasses import MISSING, Field, fields
from typing import Any

from looplab.run import (
    Cancel,
    Leak,
    Line,
    LoopSpan,
    Place,
    Run,
    Shown,
    Span,
    Stop,
    Stuck,
    TaskSpan,
    ThreadSpan,
)

VERSION = 1
LONGEST = 500
"""The most letters of a `repr` or of an exception's text that are kept."""

DEEPEST = 40
"""Results nested deeper than this are kept as their `repr`."""

_NESTED: dict[tuple[type, str], type] = {
    (Span, "place"): Place,
    (TaskSpan, "spans"): Span,
    (TaskSpan, "cancels"): Cancel,
    (TaskSpan, "place"): Place,
    (ThreadSpan, "spans"): Span,
    (Leak, "place"): Place,
    (Stuck, "place"): Place,
    (Stop, "stuck"): Stuck,
    (Run, "raised_at"): Place,
    (Run, "tasks"): TaskSpan,
    (Run, "threads"): ThreadSpan,
    (Run, "loops"): LoopSpan,
    (Run, "output"): Line,
    (Run, "never_awaited"): Leak,
    (Run, "never_retrieved"): Leak,
    (Run, "stop"): Stop,
}


class StoredError(Exception):
    """Stands for an exception that was stored: its class by name, and its text.

    Attributes:
        name_of_class: such as `ValueError`.
        text: what `str` said of it.
    """

    def __init__(self, name_of_class: str, text: str) -> None:
        super().__init__(name_of_class, text)
        self.name_of_class = name_of_class
        self.text = text

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"{self.name_of_class}({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StoredError) and self.args == other.args

    def __hash__(self) -> int:
        return hash(self.args)


class StorageError(ValueError):
    """Raised when a text is not a stored run."""


def to_json(run: Run) -> str:
    """Write a run as one line of JSON.

    Example:
        >>> to_json(Run(elapsed=1.5, result=[1, "a"]))
        '{"looplab-run":1,"elapsed":1.5,"result":[1,"a"]}'
    """
    data = {"looplab-run": VERSION, **_plain(run)}
    return json.dumps(data, separators=(",", ":"), ensure_ascii=True)


def from_json(text: str) -> Run:
    """Read what `to_json` wrote.

    Raises:
        StorageError: it is not a stored run, or one of a later version.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise StorageError(f"this is no stored run: it is not JSON ({error})") from None
    version = data.pop("looplab-run", None) if isinstance(data, dict) else None
    if version is None:
        raise StorageError('this is no stored run: it has no field "looplab-run"')
    if version != VERSION:
        raise StorageError(
            f"this run was stored in form {version!r}, and this looplab reads form {VERSION}: "
            "update looplab (pip install -U looplab), or store the run again"
        )
    try:
        run: Run = _built(Run, data)
    except (TypeError, ValueError, AttributeError, KeyError) as error:
        raise StorageError(f"this stored run is damaged: {error}") from None
    return run


def _plain(record: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if _usual(field, value):
            continue
        if type(record) is Run and field.name == "result":
            found.update(_result(value))
        elif type(record) is Run and field.name == "exception":
            found["exception"] = _error(value)
        elif (type(record), field.name) in _NESTED:
            found[field.name] = (
                [_plain(v) for v in value] if type(value) is tuple else _plain(value)
            )
        else:
            found[field.name] = list(value) if type(value) is tuple else _number(value)
    return found


def _usual(field: Field[Any], value: object) -> bool:
    return (
        field.default is not MISSING
        and type(value) is type(field.default)
        and (value is field.default or value == field.default)
    )


def _number(value: object) -> object:
    if isinstance(value, float) and not math.isfinite(value):
        return {"float": repr(value)}
    return value


def _result(value: object) -> dict[str, object]:
    if type(value) is Shown:
        return {"shown": value.text}
    if same := _kept(value):
        return {"result": same[0]}
    try:
        text = repr(value)
    except Exception as error:
        text = f"<{type(value).__name__} whose repr raised {type(error).__name__}>"
    return {"shown": _short(text)}


def _kept(value: object) -> tuple[object] | None:
    """Give the value in a 1-tuple when JSON keeps it exactly, else None."""
    if not _simple(value, DEEPEST):
        return None
    return (value,)


def _simple(value: object, depth: int) -> bool:
    if value is None or type(value) in (bool, int):
        # Beyond 4,300 digits Python refuses to read an int back.
        return not isinstance(value, int) or value.bit_length() < 10_000
    if type(value) is str:
        return True
    if type(value) is float:
        return math.isfinite(value)
    if depth == 0:
        return False
    if type(value) is list:
        return all(_simple(v, depth - 1) for v in value)
    if type(value) is dict:
        return all(type(k) is str and _simple(v, depth - 1) for k, v in value.items())
    return False


def _error(error: BaseException) -> list[str]:
    if isinstance(error, StoredError):
        return [error.name_of_class, error.text]
    try:
        text = str(error)
    except Exception:
        text = "(its text could not be had)"
    return [type(error).__name__, _short(text)]


def _short(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _built(kind: type, data: dict[str, Any]) -> Any:
    known = {field.name for field in fields(kind)}
    values: dict[str, Any] = {}
    for name, value in data.items():
        if kind is Run and name == "shown":
            values["result"] = Shown(value)
        elif kind is Run and name == "result":
            values["result"] = value
        elif kind is Run and name == "exception":
            values["exception"] = StoredError(*value)
        elif name not in known:
            raise ValueError(f"unknown field {name!r} in a {kind.__name__}")
        elif (kind, name) in _NESTED:
            part = _NESTED[kind, name]
            values[name] = (
                tuple(_built(part, v) for v in value)
                if type(value) is list
                else _built(part, value)
            )
        elif type(value) is dict:
            values[name] = float(value["float"])
        else:
            values[name] = tuple(value) if type(value) is list else value
    return kind(**values)
