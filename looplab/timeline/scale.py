"""From time to place on the picture.

In virtual time a program's own steps take no time at all, so many things share one moment. Drawn
to scale they would lie on top of each other and hide who went first. So each moment is opened a
little, by one narrow column for each slice that ran in it, and (time, step) says where inside.
The rest of the width is shared out in proportion to time.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate

from looplab.run import Run, Span

COLUMN = 3.2
"""Width of a moment's column, in points, where there is room."""
MOMENT = 36.0
"""The most that one moment is opened, in points."""
BROAD = 34.0
"""Width of a column when the whole run is a single moment, in points."""
SHARE = 0.28
"""The most of the width that all opened moments may take."""


def seconds(value: float) -> str:
    """Write a time without needless digits.

    Example:
        >>> seconds(1.5), seconds(2.0), seconds(0.00042)
        ('1.5', '2', '0.00042')
    """
    if value and abs(value) < 0.001:
        return f"{value:.2g}"
    return f"{value:.3f}".rstrip("0").rstrip(".")


def spans_of(run: Run) -> Iterable[Span]:
    """Yield every span of every task and thread."""
    for task in run.tasks:
        yield from task.spans
    for thread in run.threads:
        yield from thread.spans


def last_moment(run: Run) -> float:
    """Find the latest time of anything in the run, in seconds: usually `elapsed`."""
    times = [run.elapsed, run.stop.time if run.stop else 0.0]
    times += [span.end for span in spans_of(run)]
    times += [line.time for line in run.output]
    return max(t for t in times if math.isfinite(t))


class Scale:
    """Maps (time, step) to x, in points.

    Args:
        runs: what has to fit; two for a comparison, which then share one axis.
        left, right: edges of the plot, in points.
    """

    def __init__(self, runs: Sequence[Run], left: float, right: float) -> None:
        self.left, self.right = left, right
        self.end = max(last_moment(run) for run in runs)
        counts: dict[float, int] = defaultdict(int)
        self._steps: list[dict[float, list[int]]] = []
        for run in runs:
            steps: dict[float, list[int]] = defaultdict(list)
            for span in spans_of(run):
                if span.activity == "running" and span.length == 0:
                    steps[span.end].append(span.end_step)
            for time, ends in steps.items():
                ends.sort()
                counts[time] = max(counts[time], len(ends))
            self._steps.append(dict(steps))
        room = right - left
        widths = {t: min(COLUMN * n, MOMENT) for t, n in counts.items()}
        shrink = min(1.0, SHARE * room / sum(widths.values())) if widths else 1.0
        if self.end <= 0:
            widths = {t: min(BROAD * n, room) for t, n in counts.items()}
            shrink = 1.0
        self._times = sorted(counts)
        self._wide = {t: w * shrink for t, w in widths.items()}
        self._columns = {t: w / counts[t] for t, w in self._wide.items()}
        self._before = [0.0, *accumulate(self._wide[t] for t in self._times)]
        self._per_second = (room - self._before[-1]) / self.end if self.end > 0 else 0.0

    def x(self, time: float, step: int | None = None, run: int = 0) -> float:
        """Give the place of a moment; without a step, of its beginning."""
        time = min(max(time, 0.0), self.end)
        place = self.left + time * self._per_second + self._before[bisect_left(self._times, time)]
        ends = self._steps[run].get(time)
        if step is not None and ends:
            place += self._columns[time] * bisect_right(ends, step)
        return place

    def inside(self, time: float, step: int, run: int = 0) -> float:
        """Give the place of something that a slice did: the middle of that slice's column."""
        left = self.x(time, step, run)
        return min(left + self._columns.get(time, 0.0) / 2, self.after(time))

    def after(self, time: float) -> float:
        """Give the place of a moment's end: where the next one can begin."""
        return self.x(time) + self._wide.get(min(max(time, 0.0), self.end), 0.0)

    def moments(self) -> list[tuple[float, float]]:
        """Give the left and right edge of every opened moment that is wide enough to see."""
        edges = [(self.x(t), self.after(t)) for t in self._times]
        return [(a, b) for a, b in edges if b - a >= 2 * COLUMN]

    def ticks(self, runs: Sequence[Run], exact: bool) -> list[float]:
        """Choose the times to write under the axis.

        Args:
            runs: whose moments to name.
            exact: name the moments themselves while they are few (virtual time has round ones).
        """
        if self.end <= 0:
            return [0.0]
        if exact:
            times = {0.0, self.end}
            for run in runs:
                times |= {t for s in spans_of(run) for t in (s.start, s.end)}
                times |= {line.time for line in run.output}
            if len(times) <= 8:
                return sorted(t for t in times if 0 <= t <= self.end)
        return nice(self.end)


def nice(end: float, about: int = 6) -> list[float]:
    """Choose round times from 0 to `end`, near `about` in number, and `end` itself."""
    rough = end / about
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * m for m in (1, 2, 2.5, 5, 10) if power * m >= rough * 0.999)
    count = math.floor(end / step + 1e-9)
    times = [round(i * step, 12) for i in range(count + 1)]
    if 0 < end - times[-1] < 0.15 * step:
        times.pop()
    return times if math.isclose(times[-1], end, rel_tol=1e-9) else [*times, end]
