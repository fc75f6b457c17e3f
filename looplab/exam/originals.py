"""Python's functions and ours as they were when looplab was imported, and what was replaced since.

A program in the same process can replace anything: `asyncio.sleep = fake_sleep`, by mistake or on
purpose. What a score rests on is compared with the copies taken here, by identity, since an object
may claim to be equal. This module uses no built-in function where it compares and puts back.
"""

from __future__ import annotations

import asyncio
import importlib.util
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import BuiltinFunctionType, FunctionType, MappingProxyType, MethodType, ModuleType
from typing import Any

from looplab.exam.unchanged import Unchanged

# What looplab's own code calls; asyncio's modules, and looplab's, are added.
_MODULES = (
    "builtins", "contextlib", "dataclasses", "fractions", "functools", "gc", "heapq", "inspect",
    "json", "json.decoder", "json.encoder", "math", "random", "time",
)  # fmt: skip
# Where a learner replaces something, if at all: `asyncio.sleep = faster`, `list = []`.
_FRONT = ("asyncio", "builtins", "time")
_KINDS = (
    FunctionType, BuiltinFunctionType, MethodType, ModuleType, type,
    str, tuple, frozenset, MappingProxyType,
)  # fmt: skip
_METHODS = (FunctionType, property, classmethod, staticmethod)
_NOT_OURS = ("looplab.card", "looplab.grading", "looplab.cli")
# IPython, ipykernel and `site` put their own in these places, and each `strptime` a new `tzname`.
_FREE = frozenset("input open exit quit copyright credits license help _ tzname".split())

_NOTHING: Any = object()
_type, _vars_of = type, type.__dict__["__dict__"].__get__
_set, _delete = type.__setattr__, type.__delattr__
_set_on, _list = object.__setattr__, list


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not what it was.

    Attributes:
        name: as a person writes it: `asyncio.sleep`.
        ours: True when it belongs to looplab.
        place: the namespace, class or function in which it was replaced.
        key: its name there.
        kept: what it was.
        now: what is there instead.
    """

    name: str
    ours: bool
    place: Any
    key: str
    kept: Any
    now: Any

    def undo(self) -> None:
        """Put back what was there."""
        _put(self.place, self.key, self.kept)

    def redo(self) -> None:
        """Give a notebook back what it had put there."""
        _put(self.place, self.key, self.now)


class Originals:
    """Copies of references to functions, classes and constants; taken by `remember`."""

    def __init__(self) -> None:
        self._places: list[tuple[str, Any, dict[str, Any], frozenset[str]]] = []
        self._functions: list[tuple[str, FunctionType, Any, Any, Any]] = []
        self._unchanged = self._front_unchanged = Unchanged([], [])

    def remember(self) -> None:
        """Take the copies; called at the end of looplab's import."""
        modules = [sys.modules[name] for name in _MODULES]
        modules += [
            module
            for name, module in sorted(sys.modules.items())
            if name.partition(".")[0] in ("asyncio", "looplab") and not name.startswith(_NOT_OURS)
        ]
        builtin = frozenset(vars(sys.modules["builtins"]))
        self._places = [
            ("sys.modules", sys.modules, {one.__name__: one for one in modules}, frozenset())
        ]
        self._functions, seen = [], set[int]()
        for module in modules:
            name = module.__name__
            kept = {
                key: value
                for key, value in vars(module).items()
                if isinstance(value, _KINDS) and key not in _FREE
            } | _unspoiled(module)
            label = "" if name == "builtins" else f"{name}."
            hides = frozenset() if name == "builtins" else builtin - vars(module).keys()
            self._places.append((label, vars(module), kept, hides))
            for key, value in kept.items():
                if getattr(value, "__module__", None) == name and id(value) not in seen:
                    seen.add(id(value))
                    self._look_into(f"{label}{key}", value)
        names = [
            (place if type(place) is dict else vars(place), kept, hides)
            for _, place, kept, hides in self._places
        ]
        self._unchanged = Unchanged(names, [function for _, function, *_ in self._functions])
        front = [id(vars(sys.modules[name])) for name in _FRONT]
        self._front_unchanged = Unchanged([one for one in names if id(one[0]) in front], [])

    def _look_into(self, label: str, value: Any) -> None:
        if isinstance(value, FunctionType):
            self._functions.append(
                (label, value, value.__code__, value.__defaults__, value.__kwdefaults__)
            )
            if inside := value.__kwdefaults__:
                self._places.append((f"{label}.", inside, {**inside}, frozenset()))
        elif isinstance(value, type) and value.__flags__ & (1 << 9):  # its methods can be replaced
            inside = {k: v for k, v in vars(value).items() if not isinstance(v, (int, float))}
            self._places.append((f"{label}.", value, inside, frozenset()))
            for key, method in inside.items():
                if isinstance(method, FunctionType):
                    self._look_into(f"{label}.{key}", method)

    def put_back(self, *, glance: bool = False) -> list[Change]:
        """Put back whatever is not what it was; list it.

        Args:
            glance: nothing of the program has run since the last call, as far as is known: look at
                the rest only if something has changed in front. That takes a fortieth of the time.
        """
        unchanged = self._front_unchanged if glance else self._unchanged
        if unchanged():
            return []
        found = [*self._changes()]
        for change in found:
            change.undo()
        return found

    def _changes(self) -> Iterator[Change]:
        for label, place, kept, hides in self._places:
            is_class = _type(place) is not dict
            there = _vars_of(place) if is_class else place
            ours = label.startswith("looplab")
            for key, value in kept.items():
                now = there.get(key, _NOTHING)
                if now is not value:
                    name = key if label == "sys.modules" else f"{label}{key}"
                    yield Change(name, ours or key.startswith("looplab"), place, key, value, now)
            if is_class and not there.keys() <= kept.keys():
                for key, now in _list(there.items()):
                    if key not in kept and _type(now) in _METHODS:
                        yield Change(f"{label}{key}", ours, place, key, _NOTHING, now)
            elif hides and not hides.isdisjoint(there):
                for key in hides.intersection(there):
                    yield Change(f"{label}{key}", ours, place, key, _NOTHING, there[key])
        for label, function, code, defaults, keywords in self._functions:
            for key, value, now in (
                ("__code__", code, function.__code__),
                ("__defaults__", defaults, function.__defaults__),
                ("__kwdefaults__", keywords, function.__kwdefaults__),
            ):
                if now is not value:
                    yield Change(label, label.startswith("looplab"), function, key, value, now)


originals = Originals()


def _put(place: Any, key: str, value: Any) -> None:
    if _type(place) is dict:
        if value is _NOTHING:
            place.pop(key, None)
        else:
            place[key] = value
    elif _type(place) is FunctionType:
        _set_on(place, key, value)
    elif value is _NOTHING:
        _delete(place, key)
    else:
        _set(place, key, value)


def _unspoiled(module: ModuleType) -> dict[str, Any]:
    """Give what can be known of a module that was changed before looplab was imported.

    The functions of `asyncio` stand in its own modules as well; `time` can be made again.
    """
    if module is asyncio:
        parts = [one for key, one in vars(asyncio).items() if f"asyncio.{key}" in sys.modules]
        return {
            key: vars(part)[key]
            for part in parts
            for key in getattr(part, "__all__", ())
            if key in asyncio.__all__
        }
    if module is time and module.__spec__ is not None:
        usual = (BuiltinFunctionType, int, tuple, type)
        spoiled = [
            key
            for key, value in vars(time).items()
            if not key.startswith("_") and not isinstance(value, usual)
        ]
        if spoiled and module.__spec__.loader is not None:
            fresh = importlib.util.module_from_spec(module.__spec__)
            module.__spec__.loader.exec_module(fresh)
            return {key: vars(fresh)[key] for key in spoiled if key in vars(fresh)}
    return {}
