"""What the warm parent does once, so that no submission has to: imports, and first uses.

What pictures need is not among them: few notebooks draw while they are graded, it takes as long as
all the rest, and matplotlib reads what stands beside the notebook when it is imported.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import sys
from typing import Any

from ipykernel.ipkernel import IPythonKernel

from looplab.grading.environment import setting

__all__ = ["draw_a_picture", "warm_up"]

_MODULES = (
    "hypothesis",
    "looplab.card.cell",
    "looplab.diagnose",
    "looplab.exam",
    "looplab.observe",
    "tornado.platform.asyncio",
)
_CELLS = (
    """
import asyncio
from looplab import exam, expect, for_all, simulate
from looplab.exam import delays

async def double(n):
    await asyncio.sleep(1)
    return 2 * n

async def both():
    return await asyncio.gather(double(1), double(2))
""",
    """
with exam("warm-up", points=2) as e:
    with e.check("a right answer", points=1):
        assert simulate(both).result == [2, 4]
    with e.hidden_check("a wrong answer", points=1):
        @for_all(waits=delays(min_size=1), examples=5)
        def search(waits):
            expect(simulate(both), elapsed=max(waits))
""",
    "await asyncio.sleep(0)\n1 / 0",
)


def warm_up(kernel: IPythonKernel) -> None:
    """Use what a notebook and its tests use, and leave no trace of it in the kernel."""
    for name in _MODULES:
        importlib.import_module(name)
    gc.freeze()  # each exam collects, and need not look at what was imported
    shell: Any = kernel.shell
    before = dict(shell.user_ns)
    with setting(NBGRADER_EXECUTION="autograde"):  # nothing is drawn then
        # No cell has a value: IPython would take `_` for the notebook's own.
        asyncio.run(_run(shell))
    shell.display_formatter.format(1.0)
    shell.user_ns.clear()
    shell.user_ns.update(before)
    shell._last_traceback = shell.last_execution_result = None
    shell.compile._filename_map.clear()
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        vars(sys).pop(name, None)


def draw_a_picture() -> None:
    """Load what pictures need, where a submission could not do it."""
    from matplotlib import font_manager

    from looplab import simulate
    from looplab.timeline import mimebundle

    mimebundle(simulate(asyncio.sleep, 1))
    vars(font_manager)["_get_font"].cache_clear()  # or each process does it, when it is forked


async def _run(shell: Any) -> None:
    for source in _CELLS:
        cell = shell.transform_cell(source)
        await shell.run_cell_async(source, store_history=False, transformed_cell=cell)
