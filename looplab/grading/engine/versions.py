"""What a score may depend on beside the submission and the tests: the programs that grade it."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

__all__ = ["differences", "here"]

PACKAGES = ("IPython", "ipykernel", "nbformat", "nbgrader")
PACKAGE = Path(__file__).resolve().parents[2]


@cache
def here() -> dict[str, str]:
    """Name the versions in this environment; looplab's own is a digest of its code.

    Example:
        >>> here()["python"] == platform.python_version()
        True
    """
    code = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        code.update(f"{path.relative_to(PACKAGE)}\0{path.stat().st_size}\0".encode())
        code.update(path.read_bytes())
    found = {"python": platform.python_version(), "looplab": code.hexdigest()[:16]}
    return found | {name: version(name) for name in PACKAGES}


def differences(there: Mapping[str, str]) -> str:
    """Say in what another environment is unlike this one; nothing if in nothing."""
    ours = here()
    return ", ".join(
        f"{name} is {ours.get(name)} here and {there[name]} there"
        for name in there
        if ours.get(name) != there[name]
    )
