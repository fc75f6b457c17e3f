"""Run a submission to its end, whatever its cells do.

With nbgrader's own `Execute` a cell that waits for ever, or ends the kernel, loses the whole
submission: a running coroutine cannot be interrupted in ipykernel (ipython/ipykernel#881), so the
kernel hangs on. Here such a cell is lost alone. Its kernel is killed, a new one runs the earlier
cells again, and the grading goes on with the next cell.
"""

from __future__ import annotations

import ast
import asyncio
import json
import textwrap
from queue import Empty
from time import monotonic
from typing import Any

from jupyter_core.utils import ensure_async, run_sync
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from nbgrader.utils import is_grade
from traitlets import Bool, Enum, Integer, List

__all__ = ["STOPPED", "ExecuteAnyway", "definitions"]

STOPPED = "CellStopped"
"""Name of the error that a cell shows when it was stopped."""

SHOWN = 4_000  # characters of a stopped cell's output that are kept


class ExecuteAnyway(Execute):  # type: ignore[misc]
    """nbgrader's Autograde runs this in the place of `Execute`; its options apply here too."""

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
    test_timeout = Integer(
        60, help="Seconds for a test cell, which runs the answer many times."
    ).tag(config=True)
    replay_timeout = Integer(
        15, help="Seconds for running the earlier cells again in a new kernel."
    ).tag(config=True)
    max_restarts = Integer(
        5, help="Kernels that one submission may use up; then its other cells are not run."
    ).tag(config=True)
    output_limit = Integer(2_000_000, help="Characters that one cell may print or show.").tag(
        config=True
    )
    test_output_limit = Integer(
        20_000_000, help="The same for a test cell: its report may hold many runs."
    ).tag(config=True)

    _replayed: list[str]
    _restarts = 0
    _written = 0
    _flooded = False
    _listener: asyncio.Task[Any] | None = None

    def preprocess(
        self, nb: NotebookNode, resources: Any = None, km: Any = None
    ) -> tuple[NotebookNode, Any]:
        """Run every cell of a notebook."""
        self._replayed, self._restarts = [], 0
        result: tuple[NotebookNode, Any] = super().preprocess(nb, resources, km)
        return result

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, index: int
    ) -> tuple[NotebookNode, Any]:
        """Run one cell; stop it, and start a new kernel, if there is no other way."""
        if cell.cell_type != "code" or not cell.source.strip():
            return cell, resources
        if self._restarts > self.max_restarts:
            self._lose(cell, f"Not run: {self._restarts} cells before it had to be stopped.")
            return cell, resources
        self._written, self._flooded = 0, False
        try:
            cell, resources = super().preprocess_cell(cell, resources, index)
        except (DeadKernelError, CellTimeoutError) as error:
            self._lose(cell, self._why(cell, error))
            # What the cell had defined before it hung is still graded.
            self._start_again([] if is_grade(cell) else [definitions(cell.source)])
        else:
            # Its error, if any, belongs to it: what it defined before is needed by the next cells.
            if not is_grade(cell):
                self._replayed.append(cell.source)
        return cell, resources

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> Any:
        """Take one message of output; stop the cell when it is too much."""
        self._written += len(json.dumps(msg["content"], default=str))
        if self._written > self._limit(cell):
            self._flooded = True
            if self.task_poll_for_reply is not None:
                self.task_poll_for_reply.cancel()  # as nbclient does when the kernel has died
            return None
        return super().process_message(msg, cell, cell_index)

    async def _async_poll_output_msg(self, *args: Any) -> None:
        self._listener = asyncio.current_task()
        await super()._async_poll_output_msg(*args)

    def _get_timeout(self, cell: NotebookNode | None) -> int | None:
        if cell is not None and is_grade(cell):
            return int(self.test_timeout)
        seconds: int | None = super()._get_timeout(cell)
        return seconds

    def _limit(self, cell: NotebookNode) -> int:
        return int(self.test_output_limit if is_grade(cell) else self.output_limit)

    def _why(self, cell: NotebookNode, error: Exception) -> str:
        """Say in words why a cell was stopped."""
        test = is_grade(cell)
        after = (
            "It gets no points; the other exercises are graded."
            if test
            else "Functions and classes that it defines were kept, and the rest was graded."
        )
        if self._flooded:
            return (
                f"Stopped: more than {self._limit(cell) / 1e6:.0f} MB of output. "
                f"Look for a print in a loop without an end. {after}"
            )
        if isinstance(error, CellTimeoutError):
            return (
                f"Stopped: still running after {self._get_timeout(cell)} seconds. Look for a wait "
                f"that nothing ends, or a loop without an end. {after}"
            )
        return (
            "Stopped: the kernel ended while this cell ran, as it does after os._exit or when "
            f"memory runs out. {after}"
        )

    def _lose(self, cell: NotebookNode, sentence: str) -> None:
        """Mark a cell as stopped; keep the beginning of what it printed."""
        kept, room = [], SHOWN
        for output in cell.outputs:
            if output.output_type == "stream" and room > 0:
                output.text = output.text[:room]
                room -= len(output.text)
                kept.append(output)
        lines = textwrap.wrap(sentence, 88)  # a page shows them as they are
        error = new_output("error", ename=STOPPED, evalue=sentence, traceback=lines)
        cell.outputs = [*kept, error]
        self.log.warning("%s", sentence)

    def _start_again(self, also: list[str]) -> None:
        """Put a new kernel in the place of a stuck one, and bring it to where the notebook was."""
        self._restarts += 1
        self._replayed += [source for source in also if source]
        deadline = monotonic() + self.replay_timeout
        while True:
            if self._listener is not None:
                self._listener.cancel()
            self._cleanup_kernel()
            self.km = self.create_kernel_manager()
            self.start_new_kernel()
            self.start_new_kernel_client()
            stuck = run_sync(self._replay)(deadline)
            if stuck is None:
                return
            # That cell worked once and does not again: go on without it, or without any.
            self._replayed = [] if monotonic() > deadline else _without(self._replayed, stuck)

    async def _replay(self, deadline: float) -> int | None:
        """Run the earlier cells; give the number of the one that did not end, if any."""
        for number, source in enumerate(self._replayed):
            request = self.kc.execute(source, stop_on_error=False)
            while True:
                left = deadline - monotonic()
                if left <= 0 or not await ensure_async(self.kc.is_alive()):
                    return number
                try:
                    reply = await ensure_async(self.kc.shell_channel.get_msg(timeout=min(left, 1)))
                except Empty:
                    continue
                if reply["parent_header"].get("msg_id") == request:
                    break
        return None


def definitions(source: str) -> str:
    r"""Pick imports, functions, classes and constants out of a cell that did not end.

    Example:
        >>> definitions("limit = 3\nasync def f(): ...\nawait f()")
        'limit = 3\nasync def f(): ...'
    """
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):  # IPython's own syntax, or null bytes
        return ""
    lines = source.split("\n")
    kept = []
    for node in body:
        if _defines(node):
            first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
            kept += lines[first - 1 : node.end_lineno]
    return "\n".join(kept)


def _defines(node: ast.stmt) -> bool:
    if isinstance(node, ast.Assign | ast.AnnAssign):
        return isinstance(node.value, ast.Constant)
    return isinstance(
        node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    )


def _without(items: list[str], number: int) -> list[str]:
    return items[:number] + items[number + 1 :]
