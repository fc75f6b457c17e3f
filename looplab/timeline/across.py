"""Paints what lies across all lanes: opened moments, held loops, and the end of a stopped run."""

from __future__ import annotations

from collections.abc import Sequence

from looplab.run import Run, Stuck
from looplab.timeline import head
from looplab.timeline.bars import badge
from looplab.timeline.colours import TEXTS
from looplab.timeline.picture import PAD, Picture
from looplab.timeline.scale import seconds
from looplab.timeline.scene import Scene
from looplab.timeline.text import clean, fit, width_of


def zone_width(scene: Scene, runs: Sequence[Run]) -> float:
    """Give the width of the zone after the end of a run that was stopped, 0 for none."""
    stops = [run.stop for run in runs if run.stop is not None]
    if not stops:
        return 0.0
    need = [width_of(head.STOPPED[stop.kind], "band") + 16 for stop in stops]
    for stop in stops:
        need += [width_of(clean(where(s), "stuck"), "stuck") + 26 for s in stop.stuck]
    if all(run.elapsed == 0 for run in runs):
        return min(max(need), scene.width * 0.42)
    return min(max(need), scene.width * 0.3)


def where(stuck: Stuck) -> str:
    """Write what a task waits for and in which line: `Lock.acquire(), line 4`."""
    return f"{stuck.on}, line {stuck.place.line}" if stuck.place else stuck.on


def draw_moments(picture: Picture, top: float, bottom: float) -> None:
    """Shade the moments that were opened to show an order."""
    if picture.scale.end <= 0:
        return  # the whole picture is one
    for a, b in picture.scale.moments():
        picture.scene.box(a, top, b - a, bottom - top, "moment")
        picture.seen.add("moment")


def draw_bands(picture: Picture, top: float, bottom: float) -> None:
    """Paint a red band across all lanes for each stretch in which the loop was held."""
    taken = -1e9
    edge = picture.scale.after(picture.finish) if picture.run.stop else picture.outer
    limit = edge - picture.scale.left
    for _, span in picture.run.blocks:
        a, b = picture.x(span.start, span.step), picture.x(span.end, span.end_step)
        if b - a < 0.5 or span.length == 0:
            continue
        picture.scene.box(a, top + 11, b - a, bottom - top - 11, "band")
        for x in (a, b):
            picture.scene.line("bandline", (x, top + 11), (x, bottom))
        long = f"nobody else can run for {seconds(span.length)} s"
        for text in (long, f"blocked {seconds(span.length)} s", "blocked"):
            wide = width_of(text, "band")
            if wide > min(limit, max(b - a, 120.0)):
                continue
            middle = min(max((a + b) / 2, picture.scale.left + wide / 2), edge - wide / 2)
            if middle - wide / 2 > taken:
                picture.scene.write(middle, top + 8.5, text, "band", "middle")
                taken = middle + wide / 2 + 6
                break


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
        room = far - x - 25
        text = clean(where(what), "stuck")
        if width_of(text, "stuck") > room:
            text = fit(what.on, "stuck", room, least=5)
        if text:
            base = row.middle + TEXTS["stuck"].size * 0.36
            scene.write(x + 9, base, text, look)
        elif what.on:
            badge(picture, x + 12, row.middle, "stuck", where(what))
        row.full = far
