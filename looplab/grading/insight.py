"""One page for the instructor: how the class did, and what it misunderstood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from looplab.grading.results import Graded

__all__ = ["Misunderstanding", "misunderstandings", "page"]

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
       color: #1f2328; background: #fff }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 2rem }
th, td { text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0;
         border-bottom: 1px solid #d0d7de }
td.n, th.n { text-align: right; white-space: nowrap }
"""


@dataclass(frozen=True, slots=True)
class Misunderstanding:
    """A kind of finding in one exercise, who has it, and what one of them was told."""

    exercise: str
    kind: str
    students: tuple[str, ...]
    example: str


def misunderstandings(graded: Sequence[Graded]) -> list[Misunderstanding]:
    """Count each kind of finding once a student and exercise; the most common comes first.

    What was mended in a notebook is no misunderstanding of asyncio, and is left out.
    """
    students: dict[tuple[str, str], dict[str, str]] = {}
    for one in graded:
        for exercise, reason in one.reasons:
            if reason.kind in ("mended", "unreadable"):
                continue
            told = students.setdefault((exercise, reason.kind), {})
            told.setdefault(one.student, reason.sentence)
    found = [
        Misunderstanding(exercise, kind, tuple(told), next(iter(told.values())))
        for (exercise, kind), told in students.items()
    ]
    return sorted(found, key=lambda one: (-len(one.students), one.exercise, one.kind))


def page(unit: str, graded: Sequence[Graded]) -> str:
    """Write the page as HTML that needs nothing else; students' words are escaped."""
    names = list(dict.fromkeys(one.name for each in graded for one in each.exercises))
    exercises = []
    for name in names:
        found = [one for each in graded for one in each.exercises if one.name == name]
        points = found[0].points
        mean = sum(one.score or 0.0 for one in found) / len(found)
        full = sum(one.score == points for one in found)
        exercises.append([name, f"{mean:.1f} of {points:g}", f"{full} of {len(found)}"])
    common = [
        [str(len(one.students)), one.exercise or "(whole notebook)", one.kind, one.example]
        for one in misunderstandings(graded)
    ]
    look = [[each.student, remark.sentence] for each in graded for remark in each.remarks]
    noted = [[each.student, said] for each in graded for said in each.flags]
    parts = [
        f"<h1>{escape(unit)}: how the class did</h1><p>{len(graded)} submissions.</p>",
        _table(["exercise", "mean score", "full points"], exercises),
        "<h2>What was misunderstood</h2>"
        + _table(["students", "exercise", "finding", "as one of them reads it"], common)
        if common
        else "",
        "<h2>Who needs a look</h2>" + _table(["student", "why"], look) if look else "",
        "<h2>What a person should read</h2><p>These programs use what an answer hardly needs. No "
        "points were taken off for it, and their authors were not told.</p>"
        + _table(["student", "what"], noted)
        if noted
        else "",
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(unit)}</title><style>{STYLE}</style></head>\n"
        "<body>\n" + "\n".join(parts) + "\n</body></html>\n"
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f"<th>{escape(text)}</th>" for text in head)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"
