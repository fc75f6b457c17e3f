"""A module's tests go to one worker, so that what they share is made once."""

from __future__ import annotations

import pytest


def test_the_group_of_a_module_is_known_to_who_shares_out(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("loadgroup", False):
        pytest.skip("one process runs all tests")
    assert request.node.nodeid.endswith("@repo-test_shared_out")
