"""Sees whether anything in many namespaces and functions has changed, without saying what.

It is asked before and after each check, and nearly always the answer is that nothing has. So it
reads their stamps, and only what has another stamp than before is looked through.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from itertools import repeat
from operator import attrgetter
from types import FunctionType, MappingProxyType
from typing import Any

from looplab.observe.stamps import Stamps

_NOTHING: Any = object()
_PARTS = [attrgetter(name) for name in ("__code__", "__defaults__", "__kwdefaults__")]
_all, _map, _is, _repeat, _len = all, map, operator.is_, repeat, len

Namespace = dict[str, Any] | MappingProxyType[str, Any]


class Unchanged:
    """Tells, when it is called, whether all is as it was when this was made.

    Args:
        namespaces: each with what it must hold, and the names that it must not have. A class's is
            its `__dict__`, and must have no new name at all.
        functions: whose code and default arguments must stay.
    """

    def __init__(
        self,
        namespaces: Sequence[tuple[Namespace, dict[str, Any], frozenset[str]]],
        functions: list[FunctionType],
    ) -> None:
        self._places = [_Place(*one) for one in namespaces]
        self._functions = functions
        self._columns = [(part_of, [*map(part_of, functions)]) for part_of in _PARTS]
        self._stamps = Stamps([names for names, *_ in namespaces], functions)
        self._seen = b""  # not looked through yet

    def __call__(self) -> bool:
        """Tell whether nothing has changed."""
        now = self._stamps.read()
        changed = self._stamps.changed(self._seen, now)
        for number in changed:
            if number == _len(self._places):
                for part_of, values in self._columns:
                    if not _all(_map(_is, _map(part_of, self._functions), values)):
                        return False
            elif not self._places[number].same():
                return False
        self._seen = now
        return True


class _Place:
    """One namespace, and what is to be found in it."""

    def __init__(self, names: Namespace, kept: dict[str, Any], hides: frozenset[str]) -> None:
        self._names = names
        self._keys, self._values = [*kept], [*kept.values()]
        self._hides = hides
        self._only = None if type(names) is dict else frozenset(names)

    def same(self) -> bool:
        names = self._names
        if not _all(_map(_is, _map(names.get, self._keys, _repeat(_NOTHING)), self._values)):
            return False
        if self._only is None:
            return names.keys().isdisjoint(self._hides)
        return names.keys() <= self._only
