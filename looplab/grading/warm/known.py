"""What the grader finds out about a cell once, so that no submission's process has to.

A unit's tests are the same for everybody, and so are most of the other cells. IPython looks for its
own words in each cell twice, which takes longer than to compile it, and compiles it once more to
see whether it holds an `await`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from IPython.core import interactiveshell
from IPython.core.async_helpers import _should_be_async
from IPython.core.inputtransformer2 import TransformerManager

__all__ = ["Transformer", "is_plain", "prepare", "tell", "waits"]

_LONGEST = 10_000  # characters of a cell that the grader looks through for a submission

_new: Callable[[], Any] = TransformerManager


@lru_cache(500)
def is_plain(cell: str, *, ours: bool = False) -> bool:
    """Tell whether a cell is Python as it stands, with none of IPython's own words.

    It is looked through once, however many such words are in it: a student may have written it.

    Args:
        cell: its text.
        ours: nobody but the course has written it, so it may be of any length.
    """
    if len(cell) > _LONGEST and not ours:
        return False
    manager, text = _new(), _ended(cell)
    lines = text.splitlines(keepends=True)
    try:
        for transform in manager.cleanup_transforms + manager.line_transforms:
            lines = transform(lines)
        changed, lines = manager.do_one_token_transform(lines)
    except Exception:  # the cell's own process says so
        return False
    return not changed and "".join(lines) == text


@lru_cache(500)
def waits(test: str) -> bool:
    """Tell whether a plain test holds an `await` outside of functions."""
    return bool(_should_be_async(_ended(test)))


class Transformer(TransformerManager):
    """IPython's, but that it knows of one cell that it is plain Python."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._plain = ""

    def know(self, cell: str) -> None:
        """Note a cell that is plain, where nobody has added transformations of his own."""
        usual = vars(_new())
        if all(vars(self).get(name) == value for name, value in usual.items()):
            self._plain = cell

    def transform_cell(self, cell: str) -> str:
        """Give the cell as Python."""
        if cell and cell == self._plain:
            return _ended(cell)
        return super().transform_cell(cell)


class _Waits:
    """Stands in the place of IPython's look for an `await`, which is asked twice for each cell."""

    def __init__(self, look: Callable[[str], bool]) -> None:
        self._look = look
        self.last: tuple[str, bool] | None = None

    def __call__(self, cell: str) -> bool:
        if "await" not in cell and "async" not in cell:
            return False
        if self.last is None or cell != self.last[0]:
            self.last = cell, self._look(cell)
        return self.last[1]


def prepare(shell: Any) -> None:
    """Let a shell be told of its cells."""
    shell.input_transformer_manager = Transformer()
    names = vars(interactiveshell)
    names["_should_be_async"] = _Waits(names["_should_be_async"])


def tell(shell: Any, cell: str, waits: bool | None) -> None:
    """Tell a shell that its next cell is plain Python, and whether that waits, if it is known."""
    if isinstance(shell.input_transformer_manager, Transformer):
        shell.input_transformer_manager.know(cell)
    look = vars(interactiveshell).get("_should_be_async")
    if waits is not None and isinstance(look, _Waits):
        look.last = _ended(cell), waits


def _ended(cell: str) -> str:
    return cell if cell.endswith("\n") else cell + "\n"
