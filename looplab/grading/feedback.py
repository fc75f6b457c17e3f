"""Make the feedback page say why, and keep from it what students must not see.

While grading, an exam keeps its runs as data and draws nothing. The pictures are drawn here, for
those who read them. A hidden test's text is taken out, and with it every traceback line that would
quote it (jupyter/nbgrader#917).
"""

from __future__ import annotations

import json
import re
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade

from looplab.exam.report import MIME, Report
from looplab.grading.hidden import hidden_lines, visible_source

__all__ = ["HideTests", "ShowReports", "hide_tests"]

ANSI = re.compile(r"\x1b\[[0-9;]*m")
ARROW = re.compile(r"-+> *\d+ ")  # IPython's, at the line that failed
MARKERS = ("BEGIN HIDDEN TESTS", "END HIDDEN TESTS")
TELLING = 4  # characters from which a line is worth hiding: a lone bracket gives nothing away
NOT_PRINTED = "(what was printed while the tests ran is not shown)\n"
NOT_SHOWN = "(a line of the tests that is not shown)"


class ShowReports(NbGraderPreprocessor):  # type: ignore[misc]
    """nbgrader's GenerateFeedback runs this: draws the report of each exam."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Replace the data of a report by its page, with pictures."""
        outputs = cell.get("outputs", [])
        reports = [one for one in outputs if one.get("data", {}).get(MIME) is not None]
        if reports and is_grade(cell):
            for output in reports:
                output.data = _page(output.data)
            # The page says the score; the bare number below it says nothing more.
            cell.outputs = [one for one in outputs if one.output_type != "execute_result"]
        return cell, resources


class HideTests(NbGraderPreprocessor):  # type: ignore[misc]
    """nbgrader's GenerateFeedback runs this: takes hidden tests out of the page."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Clean one test cell; in other cells the markers mean nothing."""
        if cell.cell_type == "code" and is_grade(cell):
            hide_tests(cell)
        return cell, resources


def hide_tests(cell: NotebookNode) -> None:
    """Take a test cell's hidden lines out of its text and out of its tracebacks."""
    secret = {line.strip() for line in hidden_lines(cell.source)}
    secret = {line for line in secret if len(line) >= TELLING}
    cell.source = visible_source(cell.source)
    if not secret:
        return
    for output in cell.outputs:
        if output.output_type == "error":
            _clean_error(output, secret)
        elif output.output_type == "stream":
            output.text = NOT_PRINTED  # an answer that prints its arguments shows the tests' data


def _clean_error(output: NotebookNode, secret: set[str]) -> None:
    """Take the quoted hidden lines out of a traceback, and the message if such a line raised it."""
    hidden = False
    cleaned = []
    for frame in output.traceback:
        lines = []
        for line in frame.split("\n"):
            plain = ANSI.sub("", line)
            if not any(text in plain for text in (*secret, *MARKERS)):
                lines.append(line)
            elif ARROW.match(plain):
                hidden = True
                lines.append(NOT_SHOWN)
        cleaned.append("\n".join(lines))
    told = any(text in output.evalue for text in secret)
    if hidden or told:
        output.evalue = "a hidden test failed"
        cleaned = [*cleaned[:-1], f"{output.ename}: {output.evalue}"]
    output.traceback = cleaned


def _page(data: NotebookNode) -> NotebookNode:
    """Draw a report; one that cannot be drawn is shown as the text that came with it."""
    try:
        html = Report.from_json(json.dumps(data[MIME])).html(pictures=True)
    except Exception:  # it was made in a student's process: anything may be in it
        return NotebookNode({"text/plain": data.get("text/plain", "(a report without text)")})
    return NotebookNode({"text/html": html})
