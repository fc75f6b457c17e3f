"""Set variables of the environment for a while.

nbgrader has a function for it, which does not put back what was there, and nothing after an error.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["setting"]


@contextmanager
def setting(**variables: str) -> Iterator[None]:
    """Set variables while the block runs.

    Example:
        >>> with setting(LOOPLAB_EXAMPLE="1"):
        ...     os.environ["LOOPLAB_EXAMPLE"]
        '1'
        >>> "LOOPLAB_EXAMPLE" in os.environ
        False
    """
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
