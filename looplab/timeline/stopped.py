"""Paints the end of a run that was stopped: who was still waiting, for what, and who has it."""

from __future__ import annotations

from collections.abc import Sequence

from looplab.run import Run, Stuck
from looplab.timeline import head
from looplab.timeline.bars import badge
from looplab.timeline.colours import TEXTS
from looplab.timeline.picture import PAD, Picture
from looplab.timeline.scene import Scene
from looplab.timeline.text import clean, fit, width_of

HOLD = 11.0
"""Room for an arrow to who holds a lock, in points."""


def zone_width(scene: Scene, runs: Sequence[Run]) -> float:
    """Give the width of the zone after the end of a run that was stopped, 0 for none."""
    stops = [run.stop for run in runs if run.stop is not None]
    if not stops:
        return 0.0
    need = [width_of(head.STOPPED[stop.kind], "band") + 16 for stop in stops]
    for stop in stops:
        edge = 26 + HOLD * sum(1 for s in stop.stuck if s.held_by)
        need += [width_of(clean(where(s), "stuck"), "stuck") + edge for s in stop.stuck]
    if all(run.elapsed == 0 for run in runs):
        return min(max(need), scene.width * 0.42)
    return min(max(need), scene.width * 0.3)


def where(stuck: Stuck) -> str:
    """Write what a task waits for and in which line: `Lock.acquire(), line 4`."""
    place = f", line {stuck.place.line}" if stuck.place else ""
    return stuck.on + place + (": it has it itself" if stuck.label in stuck.held_by else "")


def draw_stop(picture: Picture, zone: float, top: float, bottom: float) -> None:
    """Paint where the run was ended, and beyond it what each task was still waiting for."""
    run, scene = picture.run, picture.scene
    stop = run.stop
    if stop is None:
        return
    x = picture.scale.after(stop.time) + 4
    far = picture.scene.width - PAD
    scene.box(x, top + 12, far - x, bottom - top - 12, "stopzone")
    scene.line("stopline", (x, top + 12), (x, bottom))
    word = fit(head.STOPPED[stop.kind], "band", far - x)
    scene.write(max((x + far) / 2, x), top + 8.5, word, "band", "middle")
    waiting: dict[str, list[Stuck]] = {}
    for stuck in stop.stuck:
        waiting.setdefault(stuck.label, []).append(stuck)
    look = "stuck" if stop.kind == "deadlock" else "going"
    arrows = _holds(picture, stop.stuck)[: max(0, int((far - x - 60) / HOLD))]
    inner = HOLD * len(arrows)
    for row in picture.rows:
        if not row.lane.members or row.lane.crowd:
            continue
        on = waiting.get(row.lane.label, [])
        if not on or row.lane.members[0].ended is not None:
            continue
        picture.seen.add(look)
        what = on.pop(0) if len(on) > 1 else on[0]
        half = row.bar / 2
        scene.box(x + 5, row.middle - half, far - x - 16, 2 * half, look, 2.0)
        tip = far - 3
        arrow = ((tip, row.middle), (tip - 6, row.middle - 4), (tip - 6, row.middle + 4))
        scene.line("stuckhead" if look == "stuck" else "goinghead", *arrow, closed=True)
        room = far - x - 25 - inner
        text = clean(where(what), "stuck")
        if width_of(text, "stuck") > room:
            text = fit(what.on, "stuck", room, least=5)
        if text:
            base = row.middle + TEXTS["stuck"].size * 0.36
            scene.write(x + 9, base, text, look)
        elif what.on:
            badge(picture, x + 12, row.middle, "stuck", where(what))
        row.full = far
    for index, (source, target) in enumerate(arrows):
        picture.seen.add("holds")
        begin, end = picture.rows[source].middle, picture.rows[target]
        way = 1 if target > source else -1
        tip, at = end.middle - way * (end.bar / 2 - 2.5), far - 17 - HOLD * index
        for position in range(min(source, target), max(source, target) + 1):
            picture.blocked_x[position].append(at)
        scene.disc(at, begin, 2.2, "holdshead")
        scene.line("holds", (at, begin), (at, tip - way * 6))
        arrow = ((at, tip), (at - 3.3, tip - way * 6.5), (at + 3.3, tip - way * 6.5))
        scene.line("holdshead", *arrow, closed=True)


def _holds(picture: Picture, stuck: Sequence[Stuck]) -> list[tuple[int, int]]:
    """Find (row of who waits for a lock, row of who holds it), as far as both have one."""
    rows = {
        row.lane.label: position
        for position, row in reversed(list(enumerate(picture.rows)))
        if row.lane.members and not row.lane.crowd
    }
    pairs = [(one.label, holder) for one in stuck for holder in one.held_by]
    found = [(rows[a], rows[b]) for a, b in pairs if a in rows and b in rows and a != b]
    return list(dict.fromkeys(found))
