"""Hands in the whole corpus as a class, grades it once, and lends what came of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))  # lets the modules here be a package, `hostile`

from hostile.corpus import corpus
from hostile.runner import Came, grade


@pytest.fixture(scope="session")
def came(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Came]:
    """What came of each case that runs here."""
    return grade(tmp_path_factory.mktemp("hostile"), [one for one in corpus() if one.runs_here])
