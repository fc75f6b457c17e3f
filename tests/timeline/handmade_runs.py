"""Runs made by hand, so that the pictures are tested without running anything."""

from __future__ import annotations

from dataclasses import dataclass, replace

from looplab.run import (
    Activity,
    Cancel,
    Leak,
    Line,
    LoopSpan,
    Outcome,
    Place,
    Run,
    Span,
    Stop,
    Stuck,
    TaskSpan,
    ThreadSpan,
)


@dataclass
class Steps:
    """Counts steps."""

    now: int = 0

    def next(self) -> int:
        self.now += 1
        return self.now


def span(
    activity: Activity,
    start: float,
    end: float,
    step: int,
    end_step: int,
    on: str = "",
    joins: bool = False,
    stack: tuple[str, ...] = (),
) -> Span:
    return Span(activity, start, end, on, joins, stack, None, step, end_step)


def renumber(run: Run) -> Run:
    """Give steps that grow with time over the whole run; each task's own order stays."""
    marks = {(s.start, s.step) for t in run.tasks for s in t.spans}
    marks |= {(s.end, s.end_step) for t in run.tasks for s in t.spans}
    new = {mark: i for i, mark in enumerate(sorted(marks))}
    tasks = tuple(
        replace(
            t,
            spans=tuple(
                replace(s, step=new[s.start, s.step], end_step=new[s.end, s.end_step])
                for s in t.spans
            ),
        )
        for t in run.tasks
    )
    return replace(run, tasks=tasks)


PLACE = Place("cell [3]", 4, "main")


def gathered(
    delays: dict[str, float], *, prints: bool = True, virtual: bool = True, label: str = "main()"
) -> Run:
    """main() gathers fetch(name) for each delay; each prints when it has it."""
    s = Steps()
    end = max(delays.values(), default=0.0)
    first = (s.next(), s.next())
    began = {name: (s.next(), s.next()) for name in delays}
    order = sorted(delays, key=lambda n: delays[n])
    woken = {}
    output = []
    tasks = []
    for name in order:
        a, b = s.next(), s.next()
        woken[name] = (a, b)
        if prints:
            output.append(Line(delays[name], f"{name} is here", f"fetch({name!r})", step=a))
    last = (s.next(), s.next())
    tasks.append(
        TaskSpan(
            0,
            label,
            "main",
            created=0.0,
            started=0.0,
            ended=end,
            spans=(
                span("running", 0, 0, *first, stack=("main",)),
                span("waiting", 0, end, first[1], last[0], "gather(3 tasks)", True, ("main",)),
                span("running", end, end, *last, stack=("main",)),
            ),
        )
    )
    for i, (name, delay) in enumerate(delays.items(), start=1):
        b, w = began[name], woken[name]
        tasks.append(
            TaskSpan(
                i,
                f"fetch({name!r})",
                "fetch",
                parent=0,
                created=0.0,
                started=0.0,
                ended=delay,
                spans=(
                    span("ready", 0, 0, first[1], b[0]),
                    span("running", 0, 0, *b, stack=("fetch",)),
                    span("waiting", 0, delay, b[1], w[0], f"sleep({delay:g})", stack=("fetch",)),
                    span("running", delay, delay, *w, stack=("fetch",)),
                ),
            )
        )
    return Run(
        end,
        result=list(delays),
        tasks=tuple(tasks),
        loops=(LoopSpan(0, 0.0, end),),
        output=tuple(output),
        steps=2 + 2 * len(delays),
        virtual=virtual,
    )


def one_by_one(delays: dict[str, float]) -> Run:
    """main() awaits fetch(name) for each, one after another, in its own lane."""
    s = Steps()
    now = 0.0
    spans = [span("running", 0, 0, s.next(), s.next(), stack=("main",))]
    output = []
    for name, delay in delays.items():
        a, b = s.now, s.next()
        spans.append(
            span("waiting", now, now + delay, a, b, f"sleep({delay:g})", False, ("main", "fetch"))
        )
        now += delay
        spans.append(span("running", now, now, b, s.next(), stack=("main", "fetch")))
        output.append(Line(now, f"{name} is here", "main()", step=b))
    task = TaskSpan(0, "main()", "main", started=0.0, ended=now, spans=tuple(spans))
    return Run(now, tasks=(task,), loops=(LoopSpan(0, 0.0, now),), output=tuple(output))


def blocked() -> Run:
    """A heartbeat every 0.25 s, and a report that calls time.sleep(1) on the loop at 0.5."""
    s = Steps()
    main = TaskSpan(
        0,
        "main()",
        "main",
        started=0.0,
        ended=2.0,
        spans=(
            span("running", 0, 0, 1, 2),
            span("waiting", 0, 2.0, 2, 60, "gather(2 tasks)", True, ("main",)),
            span("running", 2.0, 2.0, 60, 61),
        ),
    )
    s.now = 4
    beats = [span("running", 0, 0, 3, 4)]
    now = 0.0
    for wake, run_at in ((0.25, 0.25), (0.5, 0.5), (0.75, 1.5), (1.75, 1.75), (2.0, 2.0)):
        beats.append(
            span("waiting", now, wake, s.now, s.now + 1, "sleep(0.25)", stack=("heartbeat",))
        )
        s.now += 1
        if run_at > wake:
            beats.append(span("ready", wake, run_at, s.now, s.now + 5))
            s.now += 5
        beats.append(span("running", run_at, run_at, s.now, s.now + 1))
        s.now += 1
        now = run_at
    beat = TaskSpan(
        1, "heartbeat()", "heartbeat", parent=0, started=0.0, ended=2.0, spans=tuple(beats)
    )
    report = TaskSpan(
        2,
        "report('may')",
        "report",
        parent=0,
        started=0.0,
        ended=2.0,
        spans=(
            span("running", 0, 0, 4, 5),
            span("waiting", 0, 0.5, 5, 8, "sleep(0.5)", stack=("report", "load")),
            span("blocking", 0.5, 1.5, 9, 11, "time.sleep(1)", stack=("report", "render")),
            span("waiting", 1.5, 2.0, 11, 50, "sleep(0.5)", stack=("report", "save")),
            span("running", 2.0, 2.0, 50, 51),
        ),
    )
    return Run(2.0, tasks=(main, beat, report), loops=(LoopSpan(0, 0.0, 2.0),))


def cancel_wave() -> Run:
    """A group of five, the third fails at 1 s, and the others are cancelled."""
    tasks = [
        TaskSpan(
            0,
            "deploy(hosts)",
            "deploy",
            started=0.0,
            ended=1.5,
            outcome="failed",
            error="ExceptionGroup: one host failed",
            spans=(
                span("running", 0, 0, 1, 2),
                span("waiting", 0, 1.5, 2, 90, "TaskGroup", True, ("deploy",)),
                span("running", 1.5, 1.5, 90, 91),
            ),
        )
    ]
    for i in range(1, 6):
        host = "abcde"[i - 1]
        first = (
            span("ready", 0, 0, 2, 2 + i),
            span("running", 0, 0, 2 + i, 3 + i),
        )
        if i == 3:
            tasks.append(
                TaskSpan(
                    i,
                    f"copy('{host}')",
                    "copy",
                    parent=0,
                    started=0.0,
                    ended=1.0,
                    outcome="failed",
                    error="OSError: disk is full",
                    spans=(
                        *first,
                        span("waiting", 0, 1.0, 3 + i, 20, "sleep(1)", stack=("copy",)),
                        span("running", 1.0, 1.0, 20, 21),
                    ),
                )
            )
        else:
            tail = span(
                "waiting", 1.0, 1.5, 40 + i, 60 + i, "sleep(0.5)", stack=("copy", "roll_back")
            )
            tasks.append(
                TaskSpan(
                    i,
                    f"copy('{host}')",
                    "copy",
                    parent=0,
                    started=0.0,
                    ended=1.5,
                    outcome="cancelled",
                    cancels=(Cancel(1.0, "copy('c')", 21),),
                    spans=(
                        *first,
                        span("waiting", 0, 1.0, 3 + i, 22 + i, f"sleep({i + 1})", stack=("copy",)),
                        span("running", 1.0, 1.0, 40 + i - 1, 40 + i),
                        tail,
                        span("running", 1.5, 1.5, 60 + i, 61 + i),
                    ),
                )
            )
    return Run(
        1.5,
        exception=ExceptionGroup("one host failed", [OSError("disk is full")]),
        raised_at=PLACE,
        tasks=tuple(tasks),
        loops=(LoopSpan(0, 0, 1.5),),
    )


def deadlock(at: float = 1.0) -> Run:
    """Two transfers each hold one lock and want the other's."""

    def one(i: int, mine: str, want: str) -> TaskSpan:
        spans = [span("running", 0, 0, 2 * i + 1, 2 * i + 2)]
        if at:
            spans += [
                span("waiting", 0, at, 2 * i + 2, 10 + i, f"sleep({at:g})", stack=("transfer",)),
                span("running", at, at, 10 + 2 * i, 11 + 2 * i),
            ]
        spans.append(span("waiting", at, at, 12 + 2 * i, 99, "Lock.acquire()", stack=("transfer",)))
        return TaskSpan(
            i,
            f"transfer('{mine}', '{want}')",
            "transfer",
            parent=0,
            started=0.0,
            outcome="pending",
            spans=tuple(spans),
        )

    main = TaskSpan(
        0,
        "main()",
        "main",
        started=0.0,
        outcome="pending",
        spans=(
            span("running", 0, 0, 1, 2),
            span("waiting", 0, at, 2, 99, "gather(2 tasks)", True, ("main",)),
        ),
    )
    a, b = one(1, "ann", "bob"), one(2, "bob", "ann")
    stop = Stop(
        "deadlock",
        at,
        "Nothing is left that could wake any task.",
        (
            Stuck("main()", "gather(2 tasks)", PLACE),
            Stuck(a.label, "Lock.acquire()", PLACE),
            Stuck(b.label, "Lock.acquire()", PLACE),
        ),
    )
    return Run(at, tasks=(main, a, b), stop=stop, loops=(LoopSpan(0, 0.0, None),))


def threads() -> Run:
    """Two jobs in threads beside a heartbeat."""
    main = TaskSpan(
        0,
        "main()",
        "main",
        started=0.0,
        ended=2.0,
        spans=(
            span("running", 0, 0, 1, 2),
            span("waiting", 0, 2.0, 2, 30, "gather(3 awaitables)", True, ("main",)),
            span("running", 2, 2, 30, 31),
        ),
    )

    def waiter(i: int, path: str, length: float) -> TaskSpan:
        return TaskSpan(
            i,
            f"to_thread(checksum, '{path}')",
            "to_thread",
            parent=0,
            started=0.0,
            ended=length,
            spans=(
                span("running", 0, 0, 2 + i, 3 + i),
                span("waiting", 0, length, 3 + i, 20 + i, "thread", stack=("to_thread",)),
                span("running", length, length, 20 + i, 21 + i),
            ),
        )

    def job(i: int, path: str, length: float) -> ThreadSpan:
        return ThreadSpan(
            i,
            f"checksum('{path}')",
            parent=i + 1,
            started=0.0,
            ended=length,
            spans=(
                span("running", 0, 0, 5, 6),
                span("waiting", 0, length, 6, 18 + i, f"time.sleep({length:g})"),
            ),
        )

    beat = TaskSpan(
        3,
        "heartbeat()",
        "heartbeat",
        parent=0,
        started=0.0,
        ended=2.0,
        spans=tuple(
            x
            for k in range(4)
            for x in (
                span("running", k / 2, k / 2, 7 + 3 * k, 8 + 3 * k),
                span(
                    "waiting",
                    k / 2,
                    (k + 1) / 2,
                    8 + 3 * k,
                    9 + 3 * k,
                    "sleep(0.5)",
                    stack=("heartbeat",),
                ),
            )
        ),
    )
    return Run(
        2.0,
        tasks=(main, waiter(1, "a.iso", 2.0), waiter(2, "b.iso", 1.5), beat),
        threads=(job(0, "a.iso", 2.0), job(1, "b.iso", 1.5)),
        loops=(LoopSpan(0, 0.0, 2.0),),
        never_awaited=(Leak("log('done')", PLACE),),
    )


def crowd(count: int = 180, at_once: int = 12) -> Run:
    """Many fetches behind a semaphore, some of which fail."""
    s = Steps()
    free = [0.0] * at_once
    tasks = []
    end = 0.0
    for i in range(count):
        k = min(range(at_once), key=lambda j: free[j])
        start = free[k]
        length = 0.5 + (i * 7 % 11) / 10
        free[k] = start + length
        end = max(end, free[k])
        outcome: Outcome = "failed" if i % 37 == 5 else "done"
        a = s.next()
        tasks.append(
            TaskSpan(
                i + 1,
                f"fetch({i})",
                "fetch",
                parent=0,
                started=0.0,
                ended=free[k],
                outcome=outcome,
                error="OSError: no route" if outcome == "failed" else "",
                spans=(
                    span("running", 0, 0, a, s.next()),
                    span(
                        "waiting",
                        0,
                        start,
                        s.now,
                        s.next(),
                        "Semaphore.acquire()",
                        stack=("fetch",),
                    ),
                    span("running", start, start, s.now, s.next()),
                    span(
                        "waiting",
                        start,
                        free[k],
                        s.now,
                        s.next(),
                        f"sleep({length:g})",
                        stack=("fetch",),
                    ),
                    span("running", free[k], free[k], s.now, s.next()),
                ),
            )
        )
    main = TaskSpan(
        0,
        "main()",
        "main",
        started=0.0,
        ended=end,
        spans=(
            span("running", 0, 0, 0, 0),
            span("waiting", 0, end, 0, s.next(), f"gather({count} tasks)", True),
        ),
    )
    return renumber(Run(end, tasks=(main, *tasks), loops=(LoopSpan(0, 0.0, end),)))


def turns() -> Run:
    """Three tasks that only give way: everything at 0 s."""
    order = [0, 1, 2, 3, 1, 2, 3, 1, 2, 3, 0]
    spans: dict[int, list[Span]] = {i: [] for i in range(4)}
    last: dict[int, int] = {}
    for k, who in enumerate(order):
        a, b = 2 * k + 1, 2 * k + 2
        if who in last:
            spans[who].append(
                span(
                    "ready" if who else "waiting",
                    0,
                    0,
                    last[who],
                    a,
                    "" if who else "gather(3 tasks)",
                    not who,
                )
            )
        elif who:
            spans[who].append(span("ready", 0, 0, 2, a))
        spans[who].append(span("running", 0, 0, a, b))
        last[who] = b
    names = ["main()", "cook('ann')", "cook('bob')", "cook('cem')"]
    tasks = tuple(
        TaskSpan(
            i,
            names[i],
            names[i].partition("(")[0],
            parent=0 if i else None,
            started=0.0,
            ended=0.0,
            spans=tuple(spans[i]),
        )
        for i in range(4)
    )
    output = tuple(
        Line(0.0, f"{names[w][6:9]} stirs", names[w], step=2 * k + 1)
        for k, w in enumerate(order)
        if w
    )
    return Run(0.0, tasks=tasks, loops=(LoopSpan(0, 0.0, 0.0),), output=output)


ALL = {
    "gathered": lambda: gathered({"a": 1.0, "b": 0.5, "c": 1.5}),
    "one_by_one": lambda: one_by_one({"a": 1.0, "b": 0.5, "c": 1.5}),
    "blocked": blocked,
    "cancel_wave": cancel_wave,
    "deadlock": deadlock,
    "deadlock_at_0": lambda: deadlock(0.0),
    "threads": threads,
    "crowd": crowd,
    "turns": turns,
}
