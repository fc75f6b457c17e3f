"""From the messages of a kernel to the outputs of a cell, as nbclient does it."""

from __future__ import annotations

import json
import re
from typing import Any

import nbformat
from nbformat import NotebookNode

from looplab.grading.warm.frames import BadFrame

__all__ = ["Outputs", "as_text", "counted", "shallow"]

_PARTS = {
    "stream": ("name", "text"),
    "display_data": ("data", "metadata"),
    "execute_result": ("data", "metadata", "execution_count"),
    "error": ("ename", "evalue", "traceback"),
}
_DEEPEST = 200  # lists and dictionaries in one another; Python's own limit is 1,000 calls
_DEEP = "(nested too deeply)"
_CELL: dict[str, Any] = {
    "cell_type": "code",
    "id": "some",
    "metadata": {},
    "source": "",
    "execution_count": None,
}


class Outputs:
    """The outputs of a submission's cells, one cell after the other.

    Attributes:
        cell: the outputs of the present cell.
        count: the number that its value has, if it has one.
        replied: whether the kernel has said how it ended. Without that it has not run.
    """

    def __init__(self) -> None:
        self.cell: list[NotebookNode] = []
        self.count: int | None = None
        self.replied = False
        self._clear_first = False
        self._by_display_id: dict[str, NotebookNode] = {}

    def begin(self) -> None:
        """Begin with a new cell."""
        self.cell, self.count, self.replied, self._clear_first = [], None, False, False

    def take(self, kind: object, content: object) -> None:
        """Take one message.

        Raises:
            BadFrame: no kernel sends such a message.
        """
        if not isinstance(kind, str) or not isinstance(content, dict):
            raise BadFrame
        content = shallow(content)
        if kind == "clear_output":
            if content.get("wait"):
                self._clear_first = True
            else:
                self.cell.clear()
        elif kind == "update_display_data":
            self._update(_output("display_data", content), content)
        elif kind == "execute_reply":
            self._take_reply(content)
        elif kind in _PARTS:
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
        if output.output_type == "execute_result":
            self.count = output.execution_count
        self._update(output, content)
        if display_id := _display_id(content):
            first = self._by_display_id.setdefault(display_id, output)
            output.data, output.metadata = first.data, first.metadata

    def _update(self, output: NotebookNode, content: dict[str, Any]) -> None:
        """Show the same in every place that has this display id, in earlier cells too.

        They share what they show: a program may update thousands of them again and again.
        """
        first = self._by_display_id.get(_display_id(content))
        if first is not None:
            for shown, now in ((first.data, output.data), (first.metadata, output.metadata)):
                shown.clear()
                shown.update(now)

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


def shallow(content: dict[str, Any]) -> dict[str, Any]:
    """Give a message of which nothing is nested so deeply that no notebook can be made of it.

    Example:
        >>> deep = []
        >>> for _ in range(500):
        ...     deep = [deep]
        >>> shallow({"data": {"text/plain": "a", "application/json": deep}, "metadata": {}})
        {'data': {'text/plain': 'a', 'application/json': '(nested too deeply)'}, 'metadata': {}}
    """
    found = dict(content)
    for name, value in content.items():
        if _is_deep(value):
            parts = value.items() if isinstance(value, dict) else ()
            found[name] = {key: _DEEP if _is_deep(part) else part for key, part in parts}
    return found


def _is_deep(value: Any) -> bool:
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            part
            for one in level
            if isinstance(one, dict | list)
            for part in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return False
    return True


def _display_id(content: dict[str, Any]) -> str:
    """Give the id under which an output can be updated; an empty text is none."""
    transient = content.get("transient")
    found = transient.get("display_id") if isinstance(transient, dict) else None
    return found if isinstance(found, str) else ""


def _output(kind: str, content: dict[str, Any]) -> NotebookNode:
    """Make an output, of which a notebook's schema knows every part.

    A notebook can show what no notebook can hold, `display({"text/plain": 3}, raw=True)`: that is
    kept as text.
    """
    try:
        parts = {part: content[part] for part in _PARTS[kind]}
        if "execution_count" in parts:
            parts["execution_count"] = counted(parts["execution_count"])
        output: NotebookNode = nbformat.from_dict({"output_type": kind, **parts})
        if not _fits(output):
            output.data = as_text(output.data)
            if not _fits(output):
                raise BadFrame
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadFrame from error
    # The schema lets a text be a list of lines, too; a kernel sends none, and `_add` wants a text.
    if not isinstance(output.get("text", ""), str):
        raise BadFrame
    return output


def counted(count: object) -> int | None:
    """Give a cell's number; a program can set one that no notebook can hold."""
    return count if type(count) is int and count >= 0 else None


def _fits(output: NotebookNode) -> bool:
    """Tell whether a notebook may hold this output.

    nbformat looks at a whole notebook in a fifth of the time that it takes for an output alone.
    """
    cells = [{**_CELL, "outputs": [output]}]
    try:
        nbformat.validate({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})
    except nbformat.ValidationError:
        return False
    return True


def as_text(data: dict[str, Any]) -> dict[str, Any]:
    """Give a bundle with text under each type that asks for text."""
    return {
        mime: shown
        if isinstance(shown, str) or re.fullmatch(r"application/(.*\+)?json", mime)
        else json.dumps(shown)
        for mime, shown in data.items()
    }
