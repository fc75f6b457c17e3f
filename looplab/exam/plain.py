"""The report as plain text, for a terminal, a screen reader, and plain feedback."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from looplab.exam.result import CheckResult

if TYPE_CHECKING:
    from looplab.exam.report import Report

_WIDTH = 96
_INDENT = " " * 24


def text(report: Report, hints: int = 0) -> str:
    """Write a report as lines of at most 96 characters."""
    from looplab.exam.report import MORE

    lines = [heading(report)]
    for check in report.checks:
        lines += _check(check, hints)
    for said in (report.note, *report.remarks):
        lines += _wrapped(said, "  ") if said else []
    if report.more:
        lines.append(f"  {MORE}")
    waiting = sum(1 for check in report.checks if check.finding and check.hints)
    if waiting and not hints:
        lines.append("  Hints are there: print(e.report.text(hints=1))")
    return "\n".join(lines)


def heading(report: Report) -> str:
    """Write the first line: `boarding-order: 2 of 6 points`."""
    last = "" if report.attempted or not report.checks else " (not attempted yet)"
    noun = "point" if report.points == 1 else "points"
    return f"{report.title}: {report.score:g} of {report.points:g} {noun}{last}"


def _check(check: CheckResult, hints: int) -> list[str]:
    earned = f"{check.earned:g}/{check.points:g}"
    head = f"  {check.status:<13} {earned:>7} "
    lines = _wrapped(check.title, head)
    if check.finding is not None:
        lines += _wrapped(check.finding.sentence, _INDENT)
        untouched = check.status == "not attempted"
        for evidence in () if untouched else check.finding.evidence:
            lines += _wrapped(evidence, _INDENT + "- ")
        if check.finding.section and not untouched:
            lines += _wrapped(f"Read again: {check.finding.section}", _INDENT)
        for hint in check.hints[:hints]:
            lines += _wrapped(f"Hint: {hint}", _INDENT)
    return lines


def _wrapped(said: str, head: str) -> list[str]:
    return textwrap.wrap(
        said, _WIDTH, initial_indent=head, subsequent_indent=" " * len(head), break_on_hyphens=False
    ) or [head]
