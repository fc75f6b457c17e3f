"""What a notebook can hang into IPython: given back before a test is run.

A transformer that drops assertions, or a handler that shows no error, would decide on a test of
plain assertions. This undoes what the cells before have left. What the tested function itself does
while the test runs, it does not.
"""

from __future__ import annotations

from typing import Any

from IPython.core.formatters import PlainTextFormatter
from IPython.core.interactiveshell import InteractiveShell

from looplab.grading.warm.known import Transformer

__all__ = ["forget_the_last_error", "put_back"]

_METHODS = (
    "run_cell", "run_cell_async", "run_ast_nodes", "run_code", "transform_cell", "transform_ast",
    "showtraceback", "showsyntaxerror", "_showtraceback",
)  # fmt: skip
"""What runs a cell and shows its error: a shell has no such thing beside its class's."""


def put_back() -> None:
    """Give this process's IPython the hooks that it has at its beginning."""
    shell: Any = InteractiveShell.instance()
    shell.ast_transformers = []
    shell.input_transformers_post = []
    shell.input_transformer_manager = Transformer()
    shell.events.callbacks |= {
        "pre_run_cell": [_before_a_cell],
        "pre_execute": [shell._clear_warning_registry],
    }
    shell.set_custom_exc((), None)
    for name in _METHODS:
        vars(shell).pop(name, None)
    vars(shell.display_pub).pop("publish", None)
    formatter = shell.display_formatter
    formatter.formatters["text/plain"] = PlainTextFormatter(parent=formatter)
    forget_the_last_error(shell)


class _Quiet:
    """Says whether a test hides its value: whether a semicolon is the last that stands in it.

    IPython asks the last cell of its history, in which is no test: a student's cell would decide.
    """

    def __init__(self, test: str) -> None:
        self._test = test

    def __call__(self) -> bool:
        shell: Any = InteractiveShell.instance()
        for line in reversed(self._test.splitlines()):
            if ";" in line:
                cell = shell.transform_cell(self._test)
                return bool(shell.displayhook.semicolon_at_end_of_expression(cell))
            if line.strip() and not line.lstrip().startswith("#"):
                break
        return False


def _before_a_cell(info: Any) -> None:
    """Let a test, which no history holds, decide for itself, and a student's cell as ever."""
    shell: Any = InteractiveShell.instance()
    names = vars(shell.displayhook)
    if not info.store_history:
        names["quiet"] = _Quiet(info.raw_cell)
    elif type(names.get("quiet")) is _Quiet:
        del names["quiet"]


def forget_the_last_error(shell: Any) -> None:
    """Do what ipykernel does in `run_cell` and not in `run_cell_async`.

    A value that could not be shown would make an error of the cell after it (seen in 7.4).
    """
    shell._last_traceback = None
    shell._last_traceback_during_displayhook = False
