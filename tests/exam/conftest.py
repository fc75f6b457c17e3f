from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def practising(monkeypatch):
    """Run as a learner's notebook does, whatever started the tests."""
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)


@pytest.fixture
def grading(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
