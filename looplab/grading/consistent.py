"""Compare a report with the test cell that should have made it.

A report comes out of the student's process, so it may be anything. What can be asked of it
outside, without believing it: that it is of this exam, at grading, with this cell's checks in their
order and at their points, and that its score is their sum.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

__all__ = ["contradiction"]

ROUNDING = 0.006  # points of a check are shown with two decimals
LATER = ast.For | ast.While | ast.If | ast.Try | ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
"""What makes it unknown, before it is run, how often a check is opened."""

_Call = tuple[str | None, float | None]


def contradiction(report: dict[str, Any], source: str) -> str | None:
    """Say what in a report cannot be, given the text of its test cell; None if nothing.

    Example:
        >>> contradiction({"title": "sum", "mode": "practice", "checks": []}, "")
        'it says that nobody was grading (is NBGRADER_EXECUTION changed?)'
    """
    if report.get("mode") != "grading":
        return "it says that nobody was grading (is NBGRADER_EXECUTION changed?)"
    checks = report.get("checks")
    if not isinstance(checks, list) or not all(isinstance(check, dict) for check in checks):
        return "its checks are none"
    total = 0.0
    for check in checks:
        points, earned = check.get("points"), check.get("earned")
        if not _is_number(points) or not _is_number(earned):
            return "the points of its checks are no numbers"
        if not math.isclose(earned, 0 if check.get("finding") else points):
            return "it gives points for a check that was not passed"
        total += earned
    if not math.isclose(total, report["score"], abs_tol=ROUNDING * (len(checks) + 1)):
        return "its score is not the sum of its checks"
    return _unlike(report, checks, source)


def _unlike(report: dict[str, Any], checks: list[dict[str, Any]], source: str) -> str | None:
    """Say in what a report is not the one of this cell, as far as its text tells."""
    title, written = _written(source)
    if title is not None and report.get("title") != title:
        return "it is of another exam"
    if written is None:
        return None
    shown = [(check.get("title"), check["points"]) for check in checks]
    if report.get("note"):  # it broke off between two checks
        written = written[: len(shown)]
    same = len(shown) == len(written) and all(
        title == known and math.isclose(points, worth or 0, abs_tol=ROUNDING)
        for (title, points), (known, worth) in zip(shown, written, strict=True)
    )
    return None if same else "its checks are not those of the test"


@lru_cache(maxsize=100)  # a class has the same tests
def _written(source: str) -> tuple[str | None, tuple[_Call, ...] | None]:
    """Read a test cell's text: its exam's title, and its checks, each as far as it is certain."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):  # IPython's own syntax
        return None, None
    titles = [found[0] for found in _calls(tree, "exam")]
    title = titles[0] if len(titles) == 1 else None
    written = tuple(_calls(tree, "check", "hidden_check"))
    looping = any(
        isinstance(node, LATER) and any(_calls(node, "check", "hidden_check"))
        for node in ast.walk(tree)
    )
    certain = not looping and all(title and points for title, points in written)
    return title, written if certain else None


def _calls(tree: ast.AST, *names: str) -> Iterator[_Call]:
    """Yield title and points of each call of `exam(...)`, or of `e.check(...)`, as written."""
    found = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (getattr(node.func, "attr", None) or getattr(node.func, "id", None)) in names
    ]
    for call in sorted(found, key=lambda node: (node.lineno, node.col_offset)):
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        title = _constant(call.args[0] if call.args else given.get("title"))
        points = _constant(call.args[1] if len(call.args) > 1 else given.get("points"))
        yield title if isinstance(title, str) else None, points if _is_number(points) else None


def _constant(node: ast.expr | None) -> Any:
    return node.value if isinstance(node, ast.Constant) else None


def _is_number(value: object) -> bool:
    known = isinstance(value, int | float) and not isinstance(value, bool)
    return known and math.isfinite(value)  # type: ignore[arg-type]
