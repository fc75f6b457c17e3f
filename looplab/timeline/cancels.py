"""Paints who cancelled whom: one line for all that one task cancelled at a moment, as a wave."""

from __future__ import annotations

from dataclasses import dataclass, field

from looplab.run import Cancel, TaskSpan
from looplab.timeline.picture import Picture
from looplab.timeline.scene import Scene

MOST = 60
"""More targets than this would be a curtain."""
HALF, LONG = 3.3, 6.5
"""Half the width of an arrow's head, and its length, in points."""

Spot = tuple[int, float]
"""A row's position, and the height at which a task is drawn in it."""


@dataclass(slots=True)
class Wave:
    """What one task cancelled at one moment.

    Attributes:
        x: where that moment is.
        source: who did; None when no task of the picture did.
        timeout: the task's own time was up.
        targets: whom.
    """

    x: float
    source: Spot | None
    timeout: bool
    targets: list[Spot] = field(default_factory=list)


def plan_cancels(picture: Picture) -> list[Wave]:
    """Find the waves, and keep labels off their lines."""
    spots = {
        task.id: (position, row.middle_of(index))
        for position, row in enumerate(picture.rows)
        for index, task in enumerate(row.lane.members)
        if isinstance(task, TaskSpan)
    }
    waves: dict[tuple[int, Spot | None, bool, int], Wave] = {}
    asked = [(task, one) for task in picture.run.tasks for one in task.cancels if task.id in spots]
    for task, one in asked[:MOST]:
        target, source = spots[task.id], _source(picture, one, spots)
        source = None if source == target else source
        timeout = one.part == "timeout"
        x = picture.x(one.time, one.step)
        # Without an author each is an arrow of its own, from above its lane.
        key = (round(x), source, timeout, target[0] if source is None else -1)
        waves.setdefault(key, Wave(x, source, timeout)).targets.append(target)
    for wave in waves.values():
        rows = [spot[0] for spot in (*wave.targets, wave.source or wave.targets[0])]
        for position in range(min(rows), max(rows) + 1):
            at = _clock_x(picture, wave)
            picture.blocked_x[position] += [at - 2, at + 2] if wave.timeout else [wave.x]
    return list(waves.values())


def _source(picture: Picture, one: Cancel, spots: dict[int, Spot]) -> Spot | None:
    if one.by_task in spots:
        return spots[one.by_task]
    position = picture.place_of(one.by, one.time, one.step) if one.by else None
    return None if position is None else (position, picture.rows[position].middle)


def draw_cancels(picture: Picture, waves: list[Wave]) -> None:
    """Paint each wave from the lane of who cancelled, with a head in the lane of each target."""
    scene = picture.scene
    for wave in waves:
        if wave.timeout:
            picture.seen.add("timeout")
            for position, y in wave.targets:
                if not picture.rows[position].lane.crowd:
                    clock(picture.scene, _clock_x(picture, wave), y)
            continue
        picture.seen.add("cancel")
        if wave.source is None:
            row = picture.rows[wave.targets[0][0]]
            begin = row.top - 3
            tips = [(begin + LONG + 3, 1)]
        else:
            begin = wave.source[1]
            scene.disc(wave.x, begin, 2.2, "cancelhead")
            tips = list(_tips(picture, wave, begin))
        for side in (-1, 1):
            ends = [tip - side * LONG for tip, way in tips if way == side]
            if ends:
                scene.line("cancel", (wave.x, begin), (wave.x, max(ends, key=lambda y: side * y)))
        for tip, way in tips:
            back = tip - way * LONG
            head = ((wave.x, tip), (wave.x - HALF, back), (wave.x + HALF, back))
            scene.line("cancelhead", *head, closed=True)


def _tips(picture: Picture, wave: Wave, begin: float) -> list[tuple[float, int]]:
    """Give where the heads point to and whether up (-1) or down (1); a crowd has its farthest."""
    tips: dict[tuple[int, int], float] = {}
    for position, y in wave.targets:
        row = picture.rows[position]
        way = 1 if y > begin else -1
        if not row.lane.crowd:
            y -= way * (row.bar / 2 - 2)
        before = tips.get((position, way), y)
        tips[position, way] = max(before, y, key=lambda each: way * each)
    return [(tip, way) for (_, way), tip in tips.items()]


def _clock_x(picture: Picture, wave: Wave) -> float:
    """Give the place of a timeout's clock: within the wait that it ended, right of the labels."""
    return max(wave.x - 6, picture.scale.left)


def clock(scene: Scene, x: float, y: float) -> None:
    """Paint a small clock."""
    scene.disc(x, y, 4.8, "timeout")
    scene.line("timeouthand", (x, y - 3.1), (x, y), (x + 2.3, y + 1.3))
