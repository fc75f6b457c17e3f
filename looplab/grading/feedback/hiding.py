"""Keep from a page what students must not see: hidden tests, and every line that would quote them.

nbgrader shows them in tracebacks (jupyter/nbgrader#917).
"""

from __future__ import annotations

import re

from nbformat import NotebookNode

from looplab.grading.hidden import hidden_lines, visible_source

__all__ = ["hide_tests"]

ANSI = re.compile(r"\x1b\[[0-9;]*m")
ARROW = re.compile(r"-+> *\d+ ")  # IPython's, at the line that failed
MARKERS = ("BEGIN HIDDEN TESTS", "END HIDDEN TESTS")
TELLING = 4  # characters from which a line is worth hiding: a lone bracket gives nothing away
NOT_PRINTED = "(what was printed while the tests ran is not shown)\n"
NOT_SHOWN = "(a line of the tests that is not shown)"


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
