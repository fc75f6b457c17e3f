"""What `looplab check` and `looplab progress` do."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from looplab.card import keeping
from looplab.card.card import Card
from looplab.card.notice import Trouble
from looplab.card.page import whole_page
from looplab.card.place import Place, place
from looplab.card.terminal import bar, show
from looplab.card.visible import visible
from looplab.card.writing import write_whole

__all__ = ["Grader", "check", "progress"]

Grader = Callable[[Place, Path], Card]
"""Grades a notebook with the hidden checks, given the instructor's version of it."""

WIDTH = 100  # where the output goes into a file


def check(name: str, grader: Grader | None, *, as_json: bool = False, hints: int = 0) -> int:
    """Grade a notebook and print its report card.

    Args:
        name: of the notebook: its file, its folder, or its unit.
        grader: runs the hidden checks too; None where the graders are not installed.
        as_json: print data for a program instead.
        hints: how many to print for each check that was not passed.

    Returns:
        0 when there is a card, 1 when there is nothing to grade.
    """
    try:
        card = _graded(place(name), grader)
    except Trouble as trouble:
        if as_json:
            sys.stdout.write(json.dumps({"trouble": str(trouble)}) + "\n")
        else:
            sys.stderr.write(f"{trouble}\n")
        return 1
    card = replace(card, kept=keeping.keep(card))
    if as_json:
        sys.stdout.write(json.dumps(card.to_data()) + "\n")
        return 0
    console = _console()
    show(card, console, hints)
    console.print()
    if card.has_hints and card.attempted and not hints:
        console.print("Hints: the same command with --hints 1, or 2, or 3.")
    if page := _page(card):  # last: drawing takes as long as grading
        said = f"With pictures of what your programs did: {page.as_uri()}"
        console.print(said, soft_wrap=True)
    return 0


def progress() -> int:
    """Print the best scores of all units."""
    kept = keeping.read()
    console = _console()
    console.print(kept.sentence)
    before = ""
    for unit, name, points, best in kept.rows():
        if unit != before:
            console.print(unit, style="bold")
        before = unit
        if best is None:
            console.print(f"  {name:<24} {bar(0, 10)}  not graded yet", style="dim")
        else:
            drawn = bar(best.score / points if points else 0.0, 10)
            console.print(f"  {name:<24} [green]{drawn}[/]  {best.told(points)}")
    console.print(kept.whose, soft_wrap=True)
    return 0


def _graded(where: Place, grader: Grader | None) -> Card:
    source = where.source
    if grader is None or source is None:
        return visible(where)
    return grader(where, source)


def _page(card: Card) -> Path | None:
    """Write the card as a page in the learner's folder; give its path, if that can be done."""
    path = keeping.folder() / f"{card.unit}.html"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, whole_page(card))
    except OSError:
        return None
    return path.resolve()


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)
