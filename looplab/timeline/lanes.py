"""Which lanes a picture has: one for each task and thread, or one for many of a kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from looplab.run import LoopSpan, Run, TaskSpan, ThreadSpan

FEW = 16
"""Up to this many lanes nothing is drawn together."""
ALIKE = 4
"""At least this many of a kind share one lane when there are more."""
MOST = 40
"""More lanes than this are never drawn; the rest share one."""

Job = TaskSpan | ThreadSpan


def jobs_of(run: Run) -> tuple[Job, ...]:
    """Give the tasks of a run, then its thread jobs."""
    jobs: list[Job] = [*run.tasks]
    jobs += run.threads
    return tuple(jobs)


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of the picture.

    Attributes:
        label: what stands to the left of it.
        depth: how many creators stand above it.
        members: one task or thread, or several of a kind in order of creation.
        loop: given when this is a heading for an event loop and no lane.
    """

    label: str
    depth: int = 0
    members: tuple[Job, ...] = ()
    loop: LoopSpan | None = None

    @property
    def crowd(self) -> bool:
        """Say whether several share the lane."""
        return len(self.members) > 1

    @property
    def thread(self) -> bool:
        """Say whether it is the lane of worker threads."""
        return bool(self.members) and isinstance(self.members[0], ThreadSpan)


@dataclass(frozen=True, slots=True)
class _Seat:
    job: Job
    depth: int
    path: tuple[str, ...]
    loop: int


def lanes(run: Run, few: int = FEW) -> tuple[Lane, ...]:
    """Choose the lanes of a run: creators above what they created, otherwise by creation."""
    seats = _seated(run)
    groups: list[list[_Seat]] = [[seat] for seat in seats]
    if len(seats) > few:
        kinds = Counter((seat.loop, seat.path) for seat in seats)
        shared: dict[tuple[int, tuple[str, ...]], list[_Seat]] = defaultdict(list)
        groups = []
        for seat in seats:
            kind = (seat.loop, seat.path)
            if kinds[kind] < ALIKE:
                groups.append([seat])
                continue
            if not shared[kind]:
                groups.append(shared[kind])
            shared[kind].append(seat)
    rest = [seat for group in groups[MOST:] for seat in group]
    rows = [_lane(group) for group in groups[:MOST]]
    if rest:
        rows.append(Lane(f"{len(rest)} more", 0, tuple(seat.job for seat in rest)))
    if len(run.loops) <= 1:
        return tuple(rows)
    return _with_headings(run, [group[0].loop for group in groups[:MOST]], rows)


def _seated(run: Run) -> list[_Seat]:
    children: dict[int | None, list[Job]] = defaultdict(list)
    known = {task.id for task in run.tasks}
    for job in jobs_of(run):
        # The creator of a first task may itself be nobody, or not recorded.
        usual = job.parent in known and not (
            isinstance(job, TaskSpan) and job.parent is not None and job.parent >= job.id
        )
        children[job.parent if usual else None].append(job)
    seats: list[_Seat] = []
    todo: list[_Seat] = [_seat(job, None) for job in reversed(children[None])]
    while todo:
        seat = todo.pop()
        seats.append(seat)
        if isinstance(seat.job, TaskSpan):
            todo += [_seat(job, seat) for job in reversed(children[seat.job.id])]
    return seats


def _seat(job: Job, above: _Seat | None) -> _Seat:
    name = job.name if isinstance(job, TaskSpan) else "thread " + kind_of(job)
    loop = job.loop if isinstance(job, TaskSpan) else (above.loop if above else -1)
    if above is None:
        return _Seat(job, 0, (name,), loop)
    return _Seat(job, above.depth + 1, (*above.path, name), loop)


def kind_of(job: Job) -> str:
    """Name what a job runs, without its arguments."""
    return job.name if isinstance(job, TaskSpan) else job.label.partition("(")[0]


def _lane(group: list[_Seat]) -> Lane:
    first = group[0]
    label = first.job.label
    if len(group) > 1:
        label = f"{kind_of(first.job)} \N{MULTIPLICATION SIGN} {len(group)}"
    return Lane(label, first.depth, tuple(seat.job for seat in group))


def _with_headings(run: Run, owners: list[int], rows: list[Lane]) -> tuple[Lane, ...]:
    loops = {loop.id: loop for loop in run.loops}
    out: list[Lane] = []
    current: int | None = None
    for owner, row in zip(owners, rows, strict=False):
        if owner != current and owner in loops and owner >= 0:
            current = owner
            number = list(loops).index(owner) + 1
            out.append(Lane(f"event loop {number}", loop=loops[owner]))
        out.append(row)
    return (*out, *rows[len(owners) :])
