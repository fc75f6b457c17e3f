"""What in a notebook changes cells before they run: a test cell may then not be what it was."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

_OWN = ("IPython.", "ipykernel.")


def rewriters() -> list[str]:
    """Name the transformers of the running notebook that IPython does not bring itself."""
    if "IPython" not in sys.modules:
        return []
    from IPython import get_ipython

    shell = get_ipython()
    return [] if shell is None else [_name(one) for one in _transformers(shell) if not _own(one)]


def _transformers(shell: Any) -> Iterator[Any]:
    yield from shell.ast_transformers
    yield from shell.input_transformers_post
    manager = shell.input_transformer_manager
    for kind in ("cleanup_transforms", "line_transforms", "token_transformers"):
        yield from getattr(manager, kind, ())


def _own(transformer: Any) -> bool:
    return str(getattr(transformer, "__module__", "")).startswith(_OWN)


def _name(transformer: Any) -> str:
    named = getattr(transformer, "__qualname__", None)
    return named if type(named) is str else type(transformer).__qualname__
