"""Sees whether anything in many namespaces and functions has changed, without saying what.

It is asked before and after each check, and nearly always the answer is that nothing has. So what
is compared lies ready in long columns, which C goes through without a step of Python's in between.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import compress
from operator import attrgetter
from types import FunctionType, MappingProxyType
from typing import Any

_NOTHING: Any = object()
_all, _map, _is, _differ, _len, _compress = all, map, operator.is_, operator.ne, len, compress

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
        self._columns: list[tuple[Callable[..., Any], list[list[Any]], list[Any]]] = []
        for name in ("__code__", "__defaults__", "__kwdefaults__"):
            part_of = attrgetter(name)
            self._columns.append((part_of, [functions], [*map(part_of, functions)]))
        for kind in (dict, MappingProxyType):
            held, others = _Rows(), _Rows()
            for names, kept, hides in namespaces:
                if type(names) is kind:
                    held.add(names, kept, kept.values())
                    if hides or kind is not dict:
                        keys = names.keys() - kept.keys()
                        others.add(names, keys, [True] * len(keys))
            nothing = [_NOTHING] * len(held.keys)
            self._columns += [
                (kind.get, [held.names, held.keys, nothing], held.values),
                (kind.__contains__, [others.names, others.keys], others.values),
            ]
        self._names = [names for names, *_ in namespaces]
        self._sizes = [*map(len, self._names)]
        self._unwanted = [
            (names, hides if type(names) is dict else None) for names, _, hides in namespaces
        ]

    def __call__(self) -> bool:
        """Tell whether nothing has changed."""
        for look, columns, values in self._columns:
            if not _all(_map(_is, _map(look, *columns), values)):
                return False
        for names, hides in _compress(
            self._unwanted, _map(_differ, _map(_len, self._names), self._sizes)
        ):
            if hides is None or not hides.isdisjoint(names):
                return False
        return True


class _Rows:
    """Names of namespaces, one below the other, and what is to be found under each."""

    def __init__(self) -> None:
        self.names: list[Any] = []
        self.keys: list[str] = []
        self.values: list[Any] = []

    def add(self, names: Namespace, keys: Collection[str], values: Iterable[Any]) -> None:
        """Add some names of one namespace."""
        self.names += [names] * len(keys)
        self.keys += keys
        self.values += values
