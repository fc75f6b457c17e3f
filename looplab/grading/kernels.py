"""Runs a submission's cells in a Jupyter kernel that can be lost, and replaced.

With nbgrader's own `Execute` a cell that waits for ever, or ends the kernel, loses the whole
submission: a running coroutine cannot be interrupted in ipykernel (ipython/ipykernel#881), so the
kernel hangs on. Here the kernel is killed.
"""

from __future__ import annotations

import asyncio
import json
from queue import Empty
from time import monotonic
from typing import Any

from jupyter_core.utils import ensure_async, run_sync
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.validator import NotebookValidationError
from nbgrader.preprocessors import Execute
from nbgrader.utils import is_grade
from traitlets import Bool, Enum, Integer, List

from looplab.grading.warm.client import Kind, Lost
from looplab.grading.warm.outputs import as_text, shallow

__all__ = ["ExecuteInKernel"]

_PUT_BACK = "__import__('looplab.grading.warm.hooks', fromlist=['put_back']).put_back()"
_PUTTING_BACK = 60.0  # seconds for it, where a cell has no limit


class ExecuteInKernel(Execute):  # type: ignore[misc]
    """nbgrader's `Execute`, with the methods of a `Way`."""

    interrupt_on_timeout = Bool(False, help="An await cannot be interrupted.").tag(config=True)
    shutdown_kernel = Enum(
        ["graceful", "immediate"],
        default_value="immediate",
        help="Nothing in the kernel is worth saving, and a quarter of the time is saved.",
    ).tag(config=True)
    iopub_timeout = Integer(
        30, help="Seconds to wait for a cell's output after its end; a busy machine needs some."
    ).tag(config=True)
    extra_arguments = List(
        ["--IPKernelApp.log_level=ERROR"], help="A kernel's log is of no use to a grader."
    ).tag(config=True)

    _written = 0
    _limit = 0
    _allowed: float | None = None
    _flooded = False
    _listener: asyncio.Task[Any] | None = None

    def run(self, cell: NotebookNode, index: int, *, seconds: float | None, limit: int) -> None:
        """Run a cell, and put its outputs in it.

        Raises:
            Lost: it was stopped; its kernel is of no more use.
        """
        self._written, self._limit, self._flooded, self._allowed = 0, limit, False, seconds
        test = is_grade(cell)
        if test:
            run_sync(self._put_back)(monotonic() + (seconds or _PUTTING_BACK))
        try:
            self.execute_cell(cell, index, store_history=not test)
        except (CellTimeoutError, DeadKernelError) as error:
            kind: Kind = "time" if isinstance(error, CellTimeoutError) else "dead"
            raise Lost("flood" if self._flooded else kind, cell.outputs) from error

    def again(self) -> None:
        """Put a new kernel in the place of a stuck one."""
        if self._listener is not None:
            self._listener.cancel()
        self._cleanup_kernel()
        self.km = self.create_kernel_manager()
        self.start_new_kernel()
        self.start_new_kernel_client()

    def replay(self, source: str, *, seconds: float) -> float:
        """Run an earlier cell in a new kernel; give the seconds that it took.

        Raises:
            Lost: it did not end in time, or its kernel has ended.
        """
        began = monotonic()
        run_sync(self._reply)(self.kc.execute(source, stop_on_error=False), began + seconds)
        return monotonic() - began

    async def _put_back(self, deadline: float) -> None:
        """Take away what the cells before have hung into IPython: no transformer reads this."""
        request = self.kc.execute("", silent=True, user_expressions={"done": _PUT_BACK})
        content = await self._reply(request, deadline)
        if content.get("user_expressions", {}).get("done", {}).get("status") != "ok":
            raise Lost("dead", [])

    async def _reply(self, request: str, deadline: float) -> dict[str, Any]:
        """Wait for the reply to a request, and give its content."""
        while True:
            left = deadline - monotonic()
            if left <= 0:
                raise Lost("time", [])
            if not await ensure_async(self.kc.is_alive()):
                raise Lost("dead", [])
            try:
                reply = await ensure_async(self.kc.shell_channel.get_msg(timeout=min(left, 1)))
            except Empty:
                continue
            if reply["parent_header"].get("msg_id") == request:
                return dict(reply["content"])

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> Any:
        """Take one message of output; stop the cell when it is too much."""
        msg["content"] = shallow(msg["content"])
        self._written += len(json.dumps(msg["content"], default=str))
        if self._written > self._limit:
            self._flooded = True
            if self.task_poll_for_reply is not None:
                self.task_poll_for_reply.cancel()  # as nbclient does when the kernel has died
            return None
        try:
            return super().process_message(msg, cell, cell_index)
        except NotebookValidationError:  # what no notebook can hold
            msg["content"]["data"] = as_text(msg["content"]["data"])
            return super().process_message(msg, cell, cell_index)

    def _get_timeout(self, cell: NotebookNode | None) -> float | None:
        return self._allowed

    async def _async_poll_output_msg(self, *args: Any) -> None:
        self._listener = asyncio.current_task()
        await super()._async_poll_output_msg(*args)
