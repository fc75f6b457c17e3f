"""The ready queue after each turn: the same small picture again and again, one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from looplab.run import Run
from looplab.timeline.scale import seconds
from looplab.timeline.settled import settled
from looplab.timeline.sums import for_others
from looplab.timeline.turns import Standing, Turn, turns
from looplab.timeline.words import name_of, on_of, plural, printable

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from looplab.timeline.scene import Scene

MOST = 40
"""More turns than this are counted, not drawn."""
ROW = 20.0
GAP = 14.0
"""Height of a row, and room between two columns, in points."""
Column = tuple[float, float]
"""Left edge and width, in points."""
HEADS = ("at", "whose turn", "prints", "ready queue, next one first", "waiting")


@dataclass(frozen=True)
class ReadyQueue:
    """The turns of a run with the ready queue after each; shows itself as a cell's last value.

    Attributes:
        run: the record that it is drawn from.
        loop: `LoopSpan.id` of the loop whose queue it is.

    Example:
        >>> import asyncio, looplab
        >>> picture = ready_queue(looplab.simulate(asyncio.sleep, 1))
        >>> print(picture.table().splitlines()[0])
        sleep(1, None): the ready queue after each turn
    """

    run: Run
    loop: int = 0

    def _turns(self) -> tuple[list[Turn], str]:
        """Give the turns to show, and a word on those that are left out."""
        every = turns(settled(self.run), self.loop)
        shown = list(islice(every, MOST))
        left = sum(1 for _ in islice(every, 1000))
        return shown, f"and {left}{' or more' if left == 1000 else ''} further turns" * (left > 0)

    def timeline(self, *, width: float = 8.0) -> Figure:
        """Draw it as a matplotlib figure, `width` inches wide."""
        from looplab.timeline.paint import paint

        return paint(self.scene(width))

    def svg(self, *, width: float = 8.0) -> str:
        """Draw it as SVG text: the same run gives the same bytes."""
        from looplab.timeline.svgtext import to_svg

        count = plural(len(self._turns()[0]), "turn")
        alt = f"The ready queue of {name_of(self.run)} after each of {count}; the table has them."
        return to_svg(self.timeline(width=width), printable(alt))

    def table(self) -> str:
        """Write it as plain text."""
        shown, left = self._turns()
        rows = [HEADS, *(_cells(turn) for turn in shown)]
        wide = [max(len(row[i]) for row in rows) for i in range(len(HEADS))]
        lines = ["  ".join(c.ljust(w) for c, w in zip(row, wide, strict=True)) for row in rows]
        title = f"{name_of(self.run)}: the ready queue after each turn"
        return printable("\n".join(line.rstrip() for line in (title, "", *lines, left)).rstrip())

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> Mapping[str, object]:
        from looplab.timeline import with_table

        return {"text/html": with_table(self.svg(), self.table()), "text/plain": self.table()}

    def scene(self, width: float = 8.0) -> Scene:
        """Lay it out."""
        from looplab.timeline.layout import finish
        from looplab.timeline.picture import PAD, Notes
        from looplab.timeline.scene import Scene
        from looplab.timeline.text import fit

        scene, seen = Scene(width=max(width, 4.0) * 72), set[str]()
        inner = scene.width - 2 * PAD
        shown, left = self._turns()
        title = f"{name_of(self.run)}: the ready queue after each turn"
        scene.write(PAD, PAD + 8, fit(title, "heading", inner, least=1), "heading")
        columns, wordy = _columns(shown, inner, PAD)
        y = PAD + 18
        for name, (x, wide) in zip(HEADS, columns, strict=True):
            scene.write(x, y + 9, fit(name, "legend", wide, least=1), "legend")
        y += 15
        for number, turn in enumerate(shown):
            if number % 2 == 0:
                scene.box(PAD - 6, y, inner + 12, ROW, "panel", 3.0)
            moved = number == 0 or seconds(turn.time) != seconds(shown[number - 1].time)
            _draw(scene, turn, columns, y + ROW / 2, moved, wordy, seen)
            y += ROW
        if left:
            scene.write(PAD, y + 12, left, "legend")
            y += 16
        return finish(scene, Notes(), seen, y)


def ready_queue(run: Run, *, loop: int = 0) -> ReadyQueue:
    """Show who had a turn, one after the other, and the ready queue after each.

    Args:
        run: a run of `simulate` or `observe`.
        loop: which of its event loops, 0 for the first.
    """
    return ReadyQueue(run, loop)


def _who(turn: Turn) -> str:
    return turn.task.label if turn.task is not None else "the loop"


def _prints(turn: Turn) -> str:
    held = [f"holds the loop for {seconds(turn.held)} s"] if turn.held else []
    return "; ".join([*turn.printed, *held])


def _wait(one: Standing) -> str:
    return f"{one[0].label}: {on_of(one[1])}"


def _cells(turn: Turn) -> tuple[str, ...]:
    queue = ", ".join(task.label for task, _ in turn.queue) or "-"
    waiting = ", ".join(map(_wait, turn.waiting)) or "-"
    return f"{seconds(turn.time)} s", _who(turn), " ".join(_prints(turn).split()), queue, waiting


def _columns(shown: list[Turn], inner: float, left: float) -> tuple[list[Column], bool]:
    """Choose the columns' places, and whether there is room to say what tasks wait for."""
    from looplab.timeline.text import clean, width_of

    def widest(texts: Iterable[str], style: str) -> float:
        return max((width_of(clean(text, style), style) for text in texts), default=0.0)

    def chips(rows: Iterable[Iterable[str]]) -> float:
        return max((sum(widest([text], "wait") + 13 for text in row) for row in rows), default=0.0)

    at = widest((f"{seconds(turn.time)} s" for turn in shown), "end")
    who = widest((_who(turn) for turn in shown), "blocking") + 24
    prints = max(widest((_prints(turn) for turn in shown), "print"), 28.0)
    wide = [min(at, 60.0), min(who, inner * 0.22), min(prints, inner * 0.24)]
    rest = inner - sum(wide) - 4 * GAP
    queue = chips([task.label for task, _ in turn.queue] for turn in shown)
    queue = max(queue, width_of(HEADS[3], "legend"))
    short = chips([task.label for task, _ in turn.waiting] for turn in shown)
    full = chips([_wait(one) for one in turn.waiting] for turn in shown)
    waiting = max(full if queue + full <= rest else short, 40.0)
    queue = min(queue, max(rest * 0.6, rest - waiting))
    wordy = full <= rest - queue
    to_spare = max(rest - queue - max(full if wordy else short, 40.0), 0.0)
    longer = min(prints - wide[2], to_spare)  # what is printed may take what is left
    wide[2] += longer
    wide += [queue, rest - longer - queue]
    edges = [left]
    for one in wide[:-1]:
        edges.append(edges[-1] + one + GAP)
    return list(zip(edges, wide, strict=True)), wordy


def _draw(
    scene: Scene,
    turn: Turn,
    columns: list[Column],
    y: float,
    moved: bool,
    wordy: bool,
    seen: set[str],
) -> None:
    from looplab.timeline.marks import end_mark
    from looplab.timeline.text import fit

    (at, _), (who, room), (prints, for_prints), queue, waiting = columns
    scene.write(at, y + 3, f"{seconds(turn.time)} s" if moved else "", "end")
    if turn.task is None:
        scene.write(who + 5, y + 3, "the loop", "legend")
    else:
        seen.add("running")
        right = _chip(scene, who, y, _who(turn), "running", room - 12)
        if turn.over:
            seen.add(turn.task.outcome)
            end_mark(scene, right + 7, y, turn.task.outcome)
    scene.write(prints, y + 2.8, fit(_prints(turn), "print", for_prints), "print")
    named = [(task.label, "ready") for task, _ in turn.queue]
    _chips(scene, queue, y, named, seen)
    named = [
        (_wait(one) if wordy else one[0].label, "joining" if for_others(one[1]) else "waiting")
        for one in turn.waiting
    ]
    _chips(scene, waiting, y, named, seen)


def _chips(
    scene: Scene,
    column: Column,
    y: float,
    named: list[tuple[str, str]],
    seen: set[str],
) -> None:
    """Paint tasks side by side; those that find no room are counted."""
    from looplab.timeline.text import clean, width_of

    x, room = column
    end = x + room
    for place, (text, look) in enumerate(named):
        rest = len(named) - place
        need = width_of(clean(text, "wait"), "wait") + 9
        keep = 0.0 if rest == 1 else 26.0
        if x + min(need, 60.0) > end - keep:
            scene.write(x, y + 2.8, f"+ {rest}", "legend")
            return
        seen.add(look)
        x = _chip(scene, x, y, text, look, end - keep - x) + 4


def _chip(scene: Scene, x: float, y: float, text: str, look: str, room: float) -> float:
    """Paint a task as a small box with its name; say where it ends."""
    from looplab.timeline.text import fit, width_of

    style = "blocking" if look == "running" else "wait"
    text = fit(text, style, room - 9, least=1)
    wide = width_of(text, style) + 9
    scene.box(x, y - 7, wide, 14, look, 3.0)
    if look == "ready":
        scene.box(x + 3, y - 5, wide - 6, 10, "halo", 2.0)
    scene.write(x + 4.5, y + 2.8, text, style)
    return x + wide
