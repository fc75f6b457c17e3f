"""The report as HTML: inline styles only, no scripts, so that it survives any sanitizer.

It takes the page's own text colour, so it reads well on light and dark alike; only the small labels
have a background of their own, with a contrast of 7 to 1, and say in words what their colour means.
"""

from __future__ import annotations

import base64
import json
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
_ASIDE = "9.1em"  # what stands under a check's title is set in by this much
_LINE = "1px solid rgba(128,128,128,.45)"


def page(report: Report, *, pictures: bool) -> str:
    """Write a report as one `<div>`."""
    from looplab.exam.report import MORE

    rows = "".join(_row(check, pictures=pictures) for check in report.checks)
    after = "".join(
        f'<div style="padding:8px 14px;border-top:{_LINE}">{prose(said)}</div>'
        for said in (report.note, *report.remarks, MORE if report.more else "")
        if said
    )
    return (
        f'<div role="group" aria-label="Report of {text(report.title)}" style="max-width:56em;'
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
        '<div style="padding:12px 14px"><div style="display:flex;justify-content:space-between;'
        'gap:12px;flex-wrap:wrap;align-items:baseline">'
        f'<strong style="font-size:16px">{text(report.title)}</strong>'
        f"<span><strong>{report.score:g} of {report.points:g}</strong> {noun}{last}</span></div>"
        f"{bar}</div>"
    )


def _row(check: CheckResult, *, pictures: bool) -> str:
    label = (
        f'<span style="{_LABELS[check.status]};border-radius:4px;padding:1px 8px;font-size:12px;'
        f'font-weight:600;white-space:nowrap">{check.status}</span>'
    )
    points = (
        '<span style="white-space:nowrap;font-variant-numeric:tabular-nums">'
        f"{check.earned:g} / {check.points:g}</span>"
    )
    head = (
        '<div style="display:flex;gap:10px;align-items:baseline">'
        f'<span style="flex:0 0 8.4em">{label}</span>'
        f'<strong style="flex:1 1 auto;font-weight:600">{prose(check.title)}</strong>{points}</div>'
    )
    more = _why(check, pictures=pictures) if check.finding is not None else ""
    return f'<div style="padding:8px 14px;border-top:{_LINE}">{head}{more}</div>'


def _why(check: CheckResult, *, pictures: bool) -> str:
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
    if pictures and check.run is not None:
        parts.append(_picture(check))
    if found.section and not untouched:
        parts.append(f"<div>Read again: {text(found.section)}</div>")
    parts.append(folded(check.hints))
    return f'<div style="margin:4px 0 2px {_ASIDE}">{"".join(parts)}</div>'


def _picture(check: CheckResult) -> str:
    """Draw a check's run, as an image, in which nothing can act, and its table."""
    try:
        from looplab.timeline import svg, table

        run = Run.from_json(json.dumps(check.run))
        drawn = svg(run, title="what your program did")
        told = table(run)
    except Exception:  # data of another version, or matplotlib missing: the words are enough
        return ""
    code = base64.b64encode(drawn.encode()).decode()
    return (
        '<img alt="Timeline of this check; the table below says the same" '
        f'src="data:image/svg+xml;base64,{code}" '
        # As wide as the whole row: in a narrow pane its letters would be too small.
        f'style="display:block;max-width:calc(100% + {_ASIDE});height:auto;border-radius:6px;'
        f'margin:8px 0 8px -{_ASIDE}">'
    ) + fold("The picture as a table", listing(told, wrap=False))
