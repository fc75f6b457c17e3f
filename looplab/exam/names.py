"""The names that a test cell uses, and which of them a notebook has given another meaning.

A notebook is one namespace: a learner's `max = 3` is the test cell's `max` too.
"""

from __future__ import annotations

import ast
import linecache
import sys
from collections.abc import Iterable, Iterator
from types import CodeType, FrameType, ModuleType
from typing import Any

_BUILTIN = dict(vars(sys.modules["builtins"]))
_MODULES = ("asyncio", "contextlib", "json", "math", "random", "threading", "time")
# IPython puts its own in a notebook's namespace.
_FREE = frozenset({"open", "exit", "quit", "display", "get_ipython"})


class Cell:
    """The test cell that an exam stands in.

    Args:
        frame: the frame in which the cell is run.
    """

    def __init__(self, frame: FrameType) -> None:
        self._frame = frame
        self._names = frame.f_globals
        self._all = frozenset(_names_in(frame.f_code))
        self._held: dict[str, Any] = {}

    @property
    def line(self) -> int:
        """Give the line that the cell is at."""
        return self._frame.f_lineno

    def repair(self, genuine: dict[str, Any]) -> list[str]:
        """Set the names that the cell imports from looplab to what they mean; list those set."""
        wrong = [
            name
            for name, value in genuine.items()
            if name in self._all and self._names.get(name, value) is not value
        ]
        tree = self._tree() if wrong else None
        if tree is not None:
            imported = {
                alias.asname or alias.name
                for node in ast.walk(tree)
                if isinstance(node, ast.ImportFrom) and node.module == "looplab"
                for alias in node.names
            }
            wrong = [name for name in wrong if name in imported]
        for name in wrong:
            self._names[name] = genuine[name]
        return wrong

    def hold(self, what: Iterable[Any]) -> None:
        """Note which names mean these objects now."""
        wanted = {id(one) for one in what}
        self._held = {
            name: self._names[name]
            for name in self._all
            if name in self._names and id(self._names[name]) in wanted
        }

    def restore(self) -> list[str]:
        """Give back their meaning to the names that were held; list those that had lost it."""
        lost = [name for name, value in self._held.items() if self._names.get(name) is not value]
        for name in lost:
            self._names[name] = self._held[name]
        return lost

    def taken(self, line: int = 0) -> list[str]:
        """List names of Python that the cell needs and the notebook uses for something else.

        With a line, only those that the check which begins there needs. What the cell itself gives
        a meaning to is its author's.
        """
        suspects = {
            name
            for name in self._all & self._names.keys() - _FREE
            if (name in _BUILTIN and self._names[name] is not _BUILTIN[name])
            or (name in _MODULES and self._names[name] is not sys.modules.get(name))
        }
        if not suspects:
            return []
        tree = self._tree()
        if tree is None:
            return sorted(suspects & _BUILTIN.keys())
        mine = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and _sets(node)}
        mine |= set(_defined(tree))
        block = next((node for node in ast.walk(tree) if _begins_at(node, line)), tree)
        read = {node.id for node in ast.walk(block) if isinstance(node, ast.Name)}
        through = {
            node.value.id
            for node in ast.walk(block)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        }
        return sorted(
            name for name in suspects - mine if name in (read if name in _BUILTIN else through)
        )

    def _tree(self) -> ast.Module | None:
        lines = linecache.getlines(self._frame.f_code.co_filename, self._names)
        try:
            return ast.parse("".join(lines)) if lines else None
        except (SyntaxError, ValueError):
            return None


def modules() -> Iterator[ModuleType]:
    """Give the modules that test cells use by name."""
    return (sys.modules[name] for name in _MODULES if name in sys.modules)


def _names_in(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _names_in(one)


def _sets(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def _defined(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).partition(".")[0]


def _begins_at(node: ast.AST, line: int) -> bool:
    return isinstance(node, ast.With) and node.lineno <= line < node.body[0].lineno
