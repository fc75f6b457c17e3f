"""From the messages of a kernel to the outputs of a cell, as nbclient does it."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import output_from_msg

from looplab.grading.warm.frames import BadFrame

__all__ = ["Outputs"]

_SHOWN = {"stream", "display_data", "execute_result", "error"}
_TEXTS = {"name": str, "text": str, "ename": str, "evalue": str, "traceback": list, "data": dict}


class Outputs:
    """The outputs of a submission's cells, one cell after the other.

    Attributes:
        cell: the outputs of the present cell.
        count: its execution count, once known.
        replied: whether the kernel has said how it ended. Without that it has not run.
    """

    def __init__(self) -> None:
        self.cell: list[NotebookNode] = []
        self.count: int | None = None
        self.replied = False
        self._clear_first = False
        self._by_display_id: dict[str, list[NotebookNode]] = {}

    def begin(self) -> None:
        """Begin with a new cell."""
        self.cell, self.count, self.replied, self._clear_first = [], None, False, False

    def take(self, kind: str, content: dict[str, Any]) -> None:
        """Take one message.

        Raises:
            BadFrame: no kernel sends such a message.
        """
        if isinstance(count := content.get("execution_count"), int):
            self.count = count
        if kind == "clear_output":
            if content.get("wait"):
                self._clear_first = True
            else:
                self.cell.clear()
        elif kind == "update_display_data":
            self._update(_output("display_data", content), content)
        elif kind == "execute_reply":
            self._take_reply(content)
        elif kind in _SHOWN:
            self._add(_output(kind, content), content)

    def _add(self, output: NotebookNode, content: dict[str, Any]) -> None:
        if self._clear_first:
            self.cell.clear()
            self._clear_first = False
        last = self.cell[-1] if self.cell else None
        if output.output_type == "stream" and last is not None and last.get("name") == output.name:
            last.text += output.text  # how a long text was cut into messages means nothing
            return
        self.cell.append(output)
        self._update(output, content)
        if display_id := _display_id(content):
            self._by_display_id.setdefault(display_id, []).append(output)

    def _update(self, output: NotebookNode, content: dict[str, Any]) -> None:
        """Show the same in every place that has this display id, in earlier cells too."""
        for shown in self._by_display_id.get(_display_id(content) or "", []):
            shown.data, shown.metadata = output.data, output.metadata

    def _take_reply(self, content: dict[str, Any]) -> None:
        """Note an error that the cell did not show, as nbgrader does."""
        self.replied = True
        if content.get("status") != "error":
            return
        error = _output("error", content)
        if not any(o.output_type == "error" and o.ename == error.ename for o in self.cell):
            silent = ["ERROR: An error occurred while showtraceback was disabled"]
            error.traceback = error.traceback or silent
            self.cell.append(error)


def _display_id(content: dict[str, Any]) -> str | None:
    transient = content.get("transient")
    found = transient.get("display_id") if isinstance(transient, dict) else None
    return found if isinstance(found, str) else None


def _output(kind: str, content: dict[str, Any]) -> NotebookNode:
    """Make an output, of which a notebook's schema knows every part."""
    try:
        output: NotebookNode = output_from_msg({"header": {"msg_type": kind}, "content": content})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadFrame from error
    sound = all(isinstance(output.get(key, known()), known) for key, known in _TEXTS.items())
    if not sound or not all(isinstance(line, str) for line in output.get("traceback", [])):
        raise BadFrame
    return output
