"""CPython's own tests of asyncio pass on the loop in virtual time, but for those with a reason."""

from __future__ import annotations

import conformance
import pytest
from reasons import stale

LEAST = 0.97  # of what passes on the stock loop


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_what_passes_on_the_stock_loop_passes_on_ours() -> None:
    try:
        version, found = conformance.measure()
    except LookupError as error:
        pytest.skip(str(error))
    print(conformance.table(version, found))
    failed = {name: why for one in found for name, why in one.failed.items()}
    assert not [name for name, why in failed.items() if not why], "These fail without a reason."
    assert len(failed) <= (1 - LEAST) * sum(len(one.expected) for one in found)
    assert not stale(set(failed), version), "These reasons are not needed any more."
    assert all(one.loops > len(one.expected) // 2 for one in found), "Not ours was tested."
