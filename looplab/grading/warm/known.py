"""What the grader finds out about a test once, so that no submission's process has to.

A unit's tests are the same for everybody. IPython looks for its own words in each cell twice, which
takes longer than to compile it, and compiles it twice more to see whether it holds an `await`.

What a student has written is left to that process: to look through the oddest text takes minutes.
"""

from __future__ import annotations

import operator
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from IPython.core import interactiveshell
from IPython.core.inputtransformer2 import TransformerManager

__all__ = ["NOTHING", "Known", "Transformer", "look", "prepare", "tell"]

_new: Callable[[], Any] = TransformerManager
_should_be_async: Callable[[str], bool] = vars(interactiveshell)["_should_be_async"]


@dataclass(frozen=True)
class Known:
    """What is known of a test.

    Attributes:
        plain: it is Python as it stands, with none of IPython's own words.
        waits: it is, and holds an `await` outside of functions.
    """

    plain: bool = False
    waits: bool = False


NOTHING = Known()


@lru_cache(500)
def look(test: str) -> Known:
    """Look through a test that nobody but the course has written."""
    text = _ended(test)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own process tells them
        try:
            plain = _new().transform_cell(test) == text
        except Exception:  # and this
            return NOTHING
        return Known(plain, plain and bool(_should_be_async(text)))


class Transformer(TransformerManager):
    """IPython's, but that it may know of a cell that it is plain Python, and does no cell twice."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.begin()

    def begin(self, plain: str = "") -> None:
        """Begin with a new cell, and know at most of this one that it is plain."""
        self._plain = plain
        self._last: tuple[str, str] | None = None

    def transform_cell(self, cell: str) -> str:
        """Give the cell as Python."""
        if cell and cell == self._plain:
            return _ended(cell)
        last, self._last = self._last, None  # IPython asks a second time, and not a third
        if last is not None and cell == last[0] and self._is_usual():
            return last[1]
        text = super().transform_cell(cell)
        self._last = cell, text
        return text

    def _is_usual(self) -> bool:
        """Tell whether nobody has added transformations, which may differ from time to time."""
        own, manager = vars(self), _new()
        return all(
            type(own.get(name)) is list
            and len(own[name]) == len(usual)
            and all(map(operator.is_, own[name], usual))
            for name, usual in vars(manager).items()
        )


class _Waits:
    """Stands in the place of IPython's look for an `await`, and knows the answer for one test."""

    def __init__(self) -> None:
        self.known: tuple[str, bool] | None = None

    def __call__(self, cell: str) -> bool:
        if self.known is not None and cell == self.known[0]:
            return self.known[1]
        return _should_be_async(cell)


def prepare(shell: Any) -> None:
    """Let a shell be told of its cells."""
    shell.input_transformer_manager = Transformer()
    vars(interactiveshell)["_should_be_async"] = _Waits()


def tell(shell: Any, cell: str, known: Known) -> None:
    """Tell a shell what is known of the cell that comes next."""
    manager = shell.input_transformer_manager
    if isinstance(manager, Transformer):
        manager.begin(cell if known.plain else "")
    waits = vars(interactiveshell).get("_should_be_async")
    if isinstance(waits, _Waits):
        waits.known = (_ended(cell), known.waits) if known.plain else None


def _ended(cell: str) -> str:
    return cell if cell.endswith("\n") else cell + "\n"
