"""Hypothesis, so set up that it draws the same everywhere, says nothing and leaves no files."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any


class Fails(Exception):
    """Tells Hypothesis that a case fails: one kind, so that the smallest of all is looked for."""


class Enough(BaseException):
    """Ends a search from inside; Hypothesis lets it pass."""


def search(
    probe: Callable[[dict[str, Any]], None],
    strategies: dict[str, Any],
    *,
    examples: int,
    seed: int,
) -> bool:
    """Call `probe` with case after case, and after a `Fails` with smaller and smaller ones.

    Returns:
        False when the strategies have no case to give.
    """
    with _set_apart() as hypothesis:
        settings = hypothesis.settings(
            max_examples=examples,
            database=None,
            deadline=None,
            derandomize=True,
            phases=(hypothesis.Phase.generate, hypothesis.Phase.shrink),
            print_blob=False,
            report_multiple_bugs=False,
            suppress_health_check=list(hypothesis.HealthCheck),
            verbosity=hypothesis.Verbosity.quiet,
        )
        drawn = hypothesis.strategies.fixed_dictionaries(strategies)
        try:
            hypothesis.seed(seed)(settings(hypothesis.given(drawn)(probe)))()
        except (Enough, Fails, hypothesis.errors.Flaky):
            pass  # a case that failed only once is known to the probe
        except hypothesis.errors.Unsatisfiable:
            return False
    return True


def not_for_us() -> tuple[type[BaseException], ...]:
    """Give what Hypothesis raises through a body, for itself."""
    from hypothesis.errors import StopTest, UnsatisfiedAssumption

    return StopTest, UnsatisfiedAssumption


@contextlib.contextmanager
def _set_apart() -> Iterator[Any]:
    """Lend Hypothesis without what it knows of this process and this folder.

    It keeps tables in a folder `.hypothesis` beside the notebook. And since 6.131 it draws numbers
    and texts that it finds in the source of local modules, so that the cases would depend on what
    else is loaded; there is no setting for that.
    """
    import hypothesis
    import hypothesis.strategies
    from hypothesis import configuration
    from hypothesis.internal.conjecture import providers as drawing

    providers: Any = drawing
    with contextlib.ExitStack() as undo:
        _lend(undo, configuration, "__hypothesis_home_directory", Path(tempfile.gettempdir()))
        if hasattr(providers, "_get_local_constants"):
            nothing = providers.Constants(
                integers=providers.SortedSet(),
                floats=providers.SortedSet(),
                bytes=providers.SortedSet(),
                strings=providers.SortedSet(),
            )
            _lend(undo, providers, "_get_local_constants", lambda: nothing)
            _lend(undo, providers, "CONSTANTS_CACHE", type(providers.CONSTANTS_CACHE)(1024))
        yield hypothesis


def _lend(undo: contextlib.ExitStack, module: Any, name: str, value: object) -> None:
    undo.callback(setattr, module, name, getattr(module, name))
    setattr(module, name, value)
