"""Runs of any kind, also those that no program would make: all are drawn without a flaw."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from looplab.run import Cancel, Line, LoopSpan, Place, Run, Span, Stop, Stuck, TaskSpan, ThreadSpan

NAMES = ("fetch", "main", "a_function_with_quite_a_long_name", "f")
WORDS = st.sampled_from(
    [
        "",
        "x",
        "sleep(1)",
        "Lock.acquire()",
        "$x^2$ \\frac",
        "fetch('https://example.org/a/b/c')",
        "W" * 120,
        "Größe → \N{GREEK SMALL LETTER PSI}",
        "\N{CJK UNIFIED IDEOGRAPH-65E5}\N{GRINNING FACE}",
    ]
) | st.text(max_size=30)
DAYS = 86400.0
# Each run has a clock of its own: from milliseconds to a month, all at once, or anything.
CLOCKS = (
    (0.0,),
    (0.0, 0.0001, 0.0005, 0.001),
    (0.0, 0.5, 1.0, 1.5, 2.0, 7.25),
    (0.0, 1.0, 1.001, 1.002, 2.0),
    (0.0, 1.0, 3600.0, 30 * DAYS),
    (0.0, 0.001, 0.5, 1.0, 1.5, 2.0, 7.25, 3600.0),
)


@st.composite
def jobs(
    draw: st.DrawFn, number: int, end: float, times: st.SearchStrategy[float]
) -> TaskSpan | ThreadSpan:
    cuts = sorted(min(draw(times), end) for _ in range(draw(st.integers(0, 5))))
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
        Cancel(
            min(draw(times), end if ended is None else ended),
            draw(st.sampled_from(["", "main()", "f()"])),
            step,
            draw(st.sampled_from(["", "", "timeout", "group"])),
            by_task=draw(st.none() | st.integers(0, 12)),
        )
        for _ in range(draw(st.integers(0, 2)))
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
    times = st.sampled_from(draw(st.sampled_from(CLOCKS)))
    end = draw(times)
    made = [draw(jobs(i, end, times)) for i in range(draw(st.integers(0, most)))]
    tasks = tuple(job for job in made if isinstance(job, TaskSpan))
    place = Place("cell [1]", 3, "main")
    stop = None
    if draw(st.booleans()):
        kind = draw(st.sampled_from(["deadlock", "busy-wait", "endless", "frozen"]))
        labels = st.sampled_from([t.label for t in tasks] or ["f()"])
        held_by = st.lists(labels, max_size=2).map(tuple)
        stuck = tuple(
            Stuck(t.label, draw(WORDS), place, draw(held_by)) for t in tasks if t.ended is None
        )
        stop = Stop(kind, end, "It could not go on.", stuck)
    return Run(
        end,
        exception=draw(st.none() | st.builds(ValueError, WORDS)),
        tasks=tasks,
        threads=tuple(job for job in made if isinstance(job, ThreadSpan)),
        loops=(LoopSpan(0, 0.0, end), LoopSpan(1, 0.0, None))[: draw(st.integers(1, 2))],
        output=tuple(
            Line(
                min(draw(times), end),
                draw(WORDS),
                draw(st.sampled_from(["", "main()", "f()"])),
                draw(st.sampled_from(["stdout", "stderr"])),
            )
            for _ in range(draw(st.integers(0, 12)) * draw(st.sampled_from([1, 1, 8])))
        ),
        stop=stop,
        virtual=draw(st.booleans()),
        name=draw(st.sampled_from(["", "script()", "a_script_with_a_name_" * 6])),
    )
