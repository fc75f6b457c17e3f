"""A run with its data taken out, for the pictures of hidden checks."""

from __future__ import annotations

from dataclasses import replace

from looplab.run.parts import Span
from looplab.run.record import Run


def without_values(run: Run) -> Run:
    """Copy a run without arguments, results, printed text and messages."""
    bare = {task.label: task.name for task in run.tasks}
    bare |= {thread.label: thread.label.partition("(")[0] for thread in run.threads}

    def strip(text: str) -> str:
        name, call, _ = text.partition("(")
        if text in bare or name == "sleep" or not call:  # how long a sleep was, times say too
            return bare.get(text, text)
        return f"{name}()"

    def clean(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(replace(span, on=strip(span.on)) for span in spans)

    return replace(
        run,
        name=strip(run.name),
        result=None,
        exception=None,
        output=(),
        tasks=tuple(
            replace(
                t,
                label=t.name,
                error=t.error.partition(":")[0],
                spans=clean(t.spans),
                cancels=tuple(replace(c, by=strip(c.by)) for c in t.cancels),
            )
            for t in run.tasks
        ),
        threads=tuple(
            replace(t, label=strip(t.label), error=t.error.partition(":")[0], spans=clean(t.spans))
            for t in run.threads
        ),
        never_awaited=tuple(
            replace(leak, what=leak.what.partition("(")[0]) for leak in run.never_awaited
        ),
        never_retrieved=tuple(
            replace(leak, what=leak.what.partition(":")[0], source=strip(leak.source))
            for leak in run.never_retrieved
        ),
        stop=run.stop
        and replace(
            run.stop,
            stuck=tuple(
                replace(
                    s,
                    label=strip(s.label),
                    on=strip(s.on),
                    held_by=tuple(strip(label) for label in s.held_by),
                )
                for s in run.stop.stuck
            ),
        ),
    )
