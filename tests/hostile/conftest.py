"""Hands in the corpus as a class, grades it once in each sandbox, and lends what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from hostile.corpus import Case, corpus
from hostile.runner import Came, Outcome, grade
from looplab.grading.sandbox import NoSandboxError, Sandbox, choose

Graded = Callable[[str], Outcome]


@pytest.fixture(scope="session")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    """Grades what runs in a kind of sandbox, when it is first asked for."""

    @cache
    def in_kind(kind: str) -> Outcome:
        sandbox = sandbox_of(kind)
        cases = [one for one in corpus() if one.does_no_harm_in(sandbox)]
        return grade(tmp_path_factory.mktemp(kind), cases, kind)

    return in_kind


@pytest.fixture
def outcome(graded: Graded, kind: str) -> Outcome:
    """What came of all cases in a kind of sandbox."""
    return graded(kind)


@pytest.fixture
def came(graded: Graded, kind: str, case: Case) -> Came:
    """What came of one."""
    if not case.does_no_harm_in(sandbox := sandbox_of(kind)):
        pytest.skip(f"{sandbox.kind} does not keep this out here: {case.needs}")
    return graded(kind).came[case.name]


def sandbox_of(kind: str) -> Sandbox:
    try:
        return choose(kind)
    except NoSandboxError as error:
        pytest.skip(f"this machine has no such sandbox: {error}")
