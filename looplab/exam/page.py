"""The report as HTML: inline styles only, no scripts, so that it survives any sanitizer.

It takes the page's own text colour, so it reads well on light and dark alike; only the small labels
have a background of their own, with a contrast of 7 to 1, and say in words what their colour means.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from looplab.exam.hints import folded
from looplab.exam.markup import MONO, fold, listing, prose, text
from looplab.exam.result import CheckResult, Status
from looplab.run import Run

if TYPE_CHECKING:
    from looplab.exam.report import Report

_LABELS: dict[Status, str] = {
    "passed": "background:#0b5c38;color:#ffffff",
    "not yet": "background:#7a3d00;color:#ffffff",
    "not attempted": "background:#4a4f57;color:#ffffff",
}
_TITLES = ("a right answer", "your program")
_APART = 6  # times as long as the other: two runs that share no axis
_ASIDE = "9.1em"  # what stands under a check's title is set in by this much
Model = Callable[[CheckResult], Run | None]

_LINE = "1px solid rgba(128,128,128,.45)"


def page(report: Report, *, pictures: int, model: Callable[[CheckResult], Run | None]) -> str:
    """Write a report as one `<div>`, with the pictures of its first failed checks.

    Its classes are for pages that want another layout, on paper or on a phone.
    """
    from looplab.exam.report import MORE

    rows = ""
    for check in report.checks:
        pictured = check.status == "not yet" and check.run is not None
        rows += _row(check, model if pictured and pictures > 0 else None)
        pictures -= pictured
    after = "".join(
        f'<div style="padding:8px 14px;border-top:{_LINE}">{prose(said)}</div>'
        for said in (report.note, *report.remarks, MORE if report.more else "")
        if said
    )
    return (
        f'<div class="looplab-report" role="group" aria-label="Report of {text(report.title)}" '
        f'style="max-width:56em;'
        f"border:{_LINE};border-radius:8px;margin:4px 0;font-size:14px;line-height:1.5;"
        f'font-family:var(--jp-ui-font-family,system-ui,sans-serif);overflow:hidden">'
        f"{_head(report)}{rows}{after}</div>"
    )


def _head(report: Report) -> str:
    part = 0.0 if report.points <= 0 else max(0.0, min(1.0, report.score / report.points))
    noun = "point" if report.points == 1 else "points"
    last = "" if report.attempted or not report.checks else " &#183; not attempted yet"
    # The bar only repeats the numbers next to it.
    bar = (
        '<div aria-hidden="true" style="height:6px;border-radius:3px;margin-top:8px;'
        'overflow:hidden;background:rgba(128,128,128,.3)">'
        f'<div style="height:6px;width:{part * 100:.0f}%;background:#1f8f5f"></div></div>'
    )
    return (
        '<div class="looplab-head" style="padding:12px 14px">'
        '<div style="display:flex;justify-content:space-between;'
        'gap:12px;flex-wrap:wrap;align-items:baseline">'
        f'<strong style="font-size:16px">{text(report.title)}</strong>'
        f"<span><strong>{report.score:g} of {report.points:g}</strong> {noun}{last}</span></div>"
        f"{bar}</div>"
    )


def _row(check: CheckResult, model: Model | None) -> str:
    label = (
        f'<span style="{_LABELS[check.status]};border-radius:4px;padding:1px 8px;font-size:12px;'
        f'font-weight:600;white-space:nowrap">{check.status}</span>'
    )
    points = (
        '<span style="white-space:nowrap;font-variant-numeric:tabular-nums">'
        f"{check.earned:g} / {check.points:g}</span>"
    )
    head = (
        '<div class="looplab-line" style="display:flex;gap:10px;align-items:baseline">'
        f'<span style="flex:0 0 8.4em">{label}</span>'
        f'<strong style="flex:1 1 auto;font-weight:600">{prose(check.title)}</strong>{points}</div>'
    )
    more = _why(check, model) if check.finding is not None else ""
    return f'<div style="padding:8px 14px;border-top:{_LINE}">{head}{more}</div>'


def _why(check: CheckResult, model: Model | None) -> str:
    assert check.finding is not None
    found = check.finding
    untouched = check.status == "not attempted"  # the label says it all
    parts = [] if untouched else [f"<div>{prose(found.sentence)}</div>"]
    if found.evidence and not untouched:
        lines = "".join(f"<div>{text(line)}</div>" for line in found.evidence)
        parts.append(
            '<div style="margin:4px 0;padding-left:10px;border-left:3px solid rgba(128,128,128,.5);'
            f"font-family:{MONO};font-size:13px;"
            f'overflow-wrap:anywhere">{lines}</div>'
        )
    if check.said:
        parts.append(fold("What it printed", listing(check.said)))
    if model is not None:
        parts.append(_picture(check, model))
    if found.section and not untouched:
        parts.append(f"<div>Read again: {text(found.section)}</div>")
    parts.append(folded(check.hints))
    return f'<div class="looplab-aside" style="margin:4px 0 2px {_ASIDE}">{"".join(parts)}</div>'


def _picture(check: CheckResult, model: Model) -> str:
    """Draw a check's run, as images, in which nothing can act, and its table."""
    try:
        pictures, told = _drawn(Run.from_json(json.dumps(check.run)), model(check))
    except Exception:  # data of another version, or matplotlib missing: the words are enough
        return ""
    shown = "".join(
        f'<img alt="{text(alt)}; the table below says the same" '
        f'src="data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}" '
        f'style="display:block;max-width:100%;height:auto;border-radius:6px;margin:0 0 6px">'
        for drawn, alt in pictures
    )
    # As wide as the whole row: in a narrow pane its letters would be too small.
    # Where it scrolls, on a phone, the arrow keys must reach it.
    wide = (
        '<div class="looplab-picture" tabindex="0" role="group" aria-label="Timelines" '
        f'style="margin:8px 0 8px -{_ASIDE}">{shown}</div>'
    )
    return wide + fold("The picture as a table", listing(told, wrap=False))


def _drawn(run: Run, right: Run | None) -> tuple[list[tuple[str, str]], str]:
    """Draw a run, below that of a right answer if they differ in shape.

    Returns:
        Pictures, each with what it is, and the table.
    """
    from looplab.timeline import compare, svg, table

    if right is None or (both := compare(right, run, titles=_TITLES)).parting.time is None:
        return [(svg(run, title="what your program did"), "Timeline of this check")], table(run)
    long, short = sorted((run.elapsed, right.elapsed), reverse=True)
    if short and long > _APART * short:  # on one axis the short one would be a speck
        pictures = [
            (svg(one, title=title), f"Timeline: {title}")
            for one, title in zip((right, run), _TITLES, strict=True)
        ]
    else:
        pictures = [(both.svg(), f"Two timelines. {both.parting.sentence.rstrip('.')}")]
    return pictures, both.table()
