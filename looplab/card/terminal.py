"""The report card in letters: in colour in a terminal, plain elsewhere."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from looplab.card.card import Card
from looplab.exam.report import Report
from looplab.exam.result import CheckResult

__all__ = ["bar", "show", "text"]

_WIDTH = 100
_STYLES = {"passed": "green", "not yet": "yellow", "not attempted": "dim"}


def show(card: Card, console: Console, hints: int = 0) -> None:
    """Print a card.

    Args:
        card: what to print.
        console: where; too narrow a one is better than none.
        hints: how many to print for each check that was not passed.
    """
    for part in _parts(card, hints):
        console.print(part)


def text(card: Card, hints: int = 0) -> str:
    """Write a card as lines of at most 100 letters, without colours."""
    written = io.StringIO()
    console = Console(file=written, width=_WIDTH, color_system=None, force_jupyter=False)
    show(card, console, hints)
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines())


def bar(part: float, length: int = 20) -> str:
    """Draw a share of the points in letters; a whole bar means all of them.

    Example:
        >>> bar(0.5, 4), bar(0.999, 4)
        ('██░░', '███░')
    """
    full = int(max(0.0, min(1.0, part)) * length)
    return "█" * full + "░" * (length - full)


def _parts(card: Card, hints: int) -> Iterator[RenderableType]:
    if card.first:
        yield Text(f"{card.first}\n", "bold yellow")
    part = card.score / card.points if card.points else 0.0
    noun = "point" if card.points == 1 else "points"
    head = Text.assemble((card.unit, "bold"), f": {card.score:g} of {card.points:g} {noun}  ")
    yield head.append(bar(part), "green")
    for said in (card.state, *card.remarks):
        yield Text(said)
    yield Text()
    yield _exercises(card)
    for report in card.reports:
        if report.score < report.points or report.note:
            yield Text()
            yield _report(report, hints)
    if not card.attempted:
        yield Text(
            "\nNothing is attempted yet. Write an answer, save the notebook, and check again."
        )
    if card.sections:
        yield Text("\nRead again", "bold")
        for section in card.sections:
            unit, _, anchor = section.partition("#")
            yield Text(f"  notebooks/{unit}.ipynb, “{anchor.replace('-', ' ')}”")
    if card.kept:
        yield Text(f"\n{card.kept}")


def _exercises(card: Card) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name, side in (("exercise", "left"), ("points", "right"), ("", "left")):
        table.add_column(name, justify=side, no_wrap=True)  # type: ignore[arg-type]
    for report in card.reports:
        part = report.score / report.points if report.points else 0.0
        untouched = report.checks and not report.attempted
        table.add_row(
            report.title,
            f"{report.score:g} of {report.points:g}",
            Text("not attempted", "dim") if untouched else Text(bar(part, 10), "green"),
        )
    return table


def _report(report: Report, hints: int) -> RenderableType:
    checks = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    checks.add_column(no_wrap=True)
    checks.add_column(justify="right", no_wrap=True)
    checks.add_column(overflow="fold")
    for check in report.checks:
        earned = f"{check.earned:g}/{check.points:g}"
        status = Text(check.status, _STYLES[check.status])
        checks.add_row(status, earned, Text("\n".join(_said(check, hints))))
    notes = [Text(said) for said in (report.note, *report.remarks) if said]
    inner = Group(*([checks] if report.checks else []), *notes)
    return Group(Text(report.title, "bold"), Padding(inner, (0, 0, 0, 2)))


def _said(check: CheckResult, hints: int) -> Iterator[str]:
    yield check.title
    if check.finding is None:
        return
    if check.status != "not attempted":
        yield check.finding.sentence
        yield from (f"- {line}" for line in check.finding.evidence)
    yield from (f"Hint: {hint}" for hint in check.hints[:hints])
