"""Runs of any kind, also those that no program would make: all are drawn without a flaw."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from looplab.run import Cancel, Line, LoopSpan, Place, Run, Span, Stop, Stuck, TaskSpan, ThreadSpan

NAMES = ("fetch", "main", "a_function_with_quite_a_long_name", "f")
WORDS = st.sampled_from(
    ["", "x", "sleep(1)", "Lock.acquire()", "$x^2$ \\frac", "fetch('https://example.org/a/b/c')"]
) | st.text(max_size=30)
TIMES = st.sampled_from([0.0, 0.001, 0.5, 1.0, 1.5, 2.0, 7.25, 3600.0])


@st.composite
def jobs(draw: st.DrawFn, number: int, end: float) -> TaskSpan | ThreadSpan:
    cuts = sorted(min(draw(TIMES), end) for _ in range(draw(st.integers(0, 5))))
    spans = []
    step = draw(st.integers(0, 5))
    for start, stop in pairwise(cuts):
        activity = draw(st.sampled_from(["running", "ready", "waiting", "waiting", "blocking"]))
        stack = draw(st.sampled_from([(), ("main",), ("main", "fetch")]))
        after = step + draw(st.integers(0, 3))
        spans.append(
            Span(activity, start, stop, draw(WORDS), draw(st.booleans()), stack, None, step, after)
        )
        step = after
    outcome = draw(st.sampled_from(["done", "failed", "cancelled", "pending"]))
    ended = None if outcome == "pending" else (cuts[-1] if cuts else 0.0)
    name = draw(st.sampled_from(NAMES))
    parent = draw(st.none() | st.integers(0, number))
    error = draw(WORDS) if outcome == "failed" else ""
    started = cuts[0] if cuts else None
    if number and draw(st.integers(0, 4)) == 0:
        return ThreadSpan(
            number, f"{name}()", parent, 0.0, started, ended, outcome, error, tuple(spans)
        )
    cancels = tuple(
        Cancel(min(draw(TIMES), end), draw(st.sampled_from(["", "main()", "f()"])), step)
        for _ in range(draw(st.integers(0, 1)))
    )
    return TaskSpan(
        number,
        draw(st.sampled_from([f"{name}()", f"{name}({draw(WORDS)})"])),
        name,
        draw(st.sampled_from([0, 0, 0, 1])),
        parent,
        0.0,
        started,
        ended,
        outcome,
        error,
        tuple(spans),
        cancels,
    )


@st.composite
def runs(draw: st.DrawFn, most: int = 24) -> Run:
    end = draw(TIMES)
    made = [draw(jobs(i, end)) for i in range(draw(st.integers(0, most)))]
    tasks = tuple(job for job in made if isinstance(job, TaskSpan))
    place = Place("cell [1]", 3, "main")
    stop = None
    if draw(st.booleans()):
        kind = draw(st.sampled_from(["deadlock", "busy-wait", "endless", "frozen"]))
        stuck = tuple(Stuck(t.label, draw(WORDS), place) for t in tasks if t.ended is None)
        stop = Stop(kind, end, "It could not go on.", stuck)
    return Run(
        end,
        exception=draw(st.none() | st.builds(ValueError, WORDS)),
        tasks=tasks,
        threads=tuple(job for job in made if isinstance(job, ThreadSpan)),
        loops=(LoopSpan(0, 0.0, end), LoopSpan(1, 0.0, None))[: draw(st.integers(1, 2))],
        output=tuple(
            Line(min(draw(TIMES), end), draw(WORDS), draw(st.sampled_from(["", "main()", "f()"])))
            for _ in range(draw(st.integers(0, 12)))
        ),
        stop=stop,
        virtual=draw(st.booleans()),
    )
