"""What the warm parent does once, so that no submission has to: imports, and first uses."""

from __future__ import annotations

import importlib

from ipykernel.ipkernel import IPythonKernel

__all__ = ["warm_up"]

_MODULES = ("hypothesis", "looplab.diagnose", "looplab.exam", "looplab.observe")


def warm_up(kernel: IPythonKernel) -> None:
    """Import what a notebook and its tests import."""
    for name in _MODULES:
        importlib.import_module(name)
