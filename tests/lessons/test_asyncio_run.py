"""What 01-asyncio-run says beyond what one output can show."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable

import pytest


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Jupyter's own
def test_only_debug_mode_warns(shown: Callable[[str, str], str]) -> None:
    assert shown("01-asyncio-run", "options-run").count("Executing <Task") == 2, (
        "once in the red box and once in the table, and not a second time for debug=False"
    )


def test_run_refuses_a_coroutine_function() -> None:
    async def bake() -> None: ...

    with pytest.raises(TypeError if sys.version_info >= (3, 14) else ValueError):
        asyncio.run(bake)  # type: ignore[arg-type]
