"""What a notebook can hang into IPython: given back before a test is run.

A transformer that drops assertions, or a handler that shows no error, would decide on a test of
plain assertions. This undoes what the cells before have left. What the tested function itself does
while the test runs, it does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from IPython.core.formatters import PlainTextFormatter
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell

__all__ = ["forget_the_last_error", "is_plain", "put_back", "silenced_by_itself"]

_METHODS = (
    "run_cell", "run_cell_async", "run_ast_nodes", "run_code", "transform_cell", "transform_ast",
    "showtraceback", "showsyntaxerror", "_showtraceback",
)  # fmt: skip
"""What runs a cell and shows its error: a shell has no such thing beside its class's."""


class AsItIs(TransformerManager):
    """Takes a cell for plain Python: it has been looked through before; see `is_plain`."""

    def transform_cell(self, cell: str) -> str:
        """Give the cell, its last line complete."""
        return cell if cell.endswith("\n") else cell + "\n"


@lru_cache(1_000)
def is_plain(cell: str) -> bool:
    """Tell whether a cell is Python as it stands, with none of IPython's own words.

    A unit's tests are the same for everybody: so each is looked through once, and not twice in
    each submission's process, which takes longer than to compile it.
    """
    usual: Any = TransformerManager
    as_it_is: Any = AsItIs
    try:
        return bool(usual().transform_cell(cell) == as_it_is().transform_cell(cell))
    except SyntaxError:  # the cell's own process says so
        return False


def put_back(*, plain: bool = False) -> None:
    """Give this process's IPython the hooks that it has at its beginning.

    Args:
        plain: the next cell is plain Python.
    """
    shell: Any = InteractiveShell.instance()
    shell.ast_transformers = []
    shell.input_transformers_post = []
    manager: Any = AsItIs if plain else TransformerManager
    shell.input_transformer_manager = manager()
    shell.events.callbacks |= {"pre_run_cell": [], "pre_execute": [shell._clear_warning_registry]}
    shell.set_custom_exc((), None)
    for name in _METHODS:
        vars(shell).pop(name, None)
    vars(shell.display_pub).pop("publish", None)
    vars(shell.displayhook).pop("quiet", None)
    formatter = shell.display_formatter
    formatter.formatters["text/plain"] = PlainTextFormatter(parent=formatter)
    forget_the_last_error(shell)


@contextmanager
def silenced_by_itself(test: str) -> Iterator[None]:
    """Let a test's own last character, if it is a semicolon, keep its value from being shown.

    IPython asks the last cell of its history, in which is no test: a student's cell would decide.
    """
    shell: Any = InteractiveShell.instance()
    hook = shell.displayhook

    def quiet() -> bool:
        for line in reversed(test.splitlines()):
            if ";" in line:
                return bool(hook.semicolon_at_end_of_expression(shell.transform_cell(test)))
            if line.strip() and not line.lstrip().startswith("#"):
                break
        return False

    hook.quiet = quiet
    try:
        yield
    finally:
        vars(hook).pop("quiet", None)


def forget_the_last_error(shell: Any) -> None:
    """Do what ipykernel does in `run_cell` and not in `run_cell_async`.

    A value that could not be shown would make an error of the cell after it (seen in 7.4).
    """
    shell._last_traceback = None
    shell._last_traceback_during_displayhook = False
