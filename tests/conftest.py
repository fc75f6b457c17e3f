"""How the tests are shared out among workers, and where they find the modules beside them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.hookimpl(tryfirst=True)  # before xdist, which reads the groups here
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a module's tests with one worker, for what they share; answers share nothing."""
    for item in items:
        if "course" not in item.path.parts:
            item.add_marker(pytest.mark.xdist_group(f"{item.path.parent.name}-{item.path.stem}"))
