"""A run as its program left it, without the tidying up after looplab had to stop it.

To end a stopped run its tasks are cancelled, and that is recorded like everything else. In the
picture of a deadlock it would hide the very thing to see: who was still waiting, and for what.
"""

from __future__ import annotations

from dataclasses import replace

from looplab.run import Run, TaskSpan


def settled(run: Run) -> Run:
    """Give the run up to the step at which it was stopped; its unfinished tasks are `pending`.

    Example:
        >>> settled(Run(elapsed=1.0)) == Run(elapsed=1.0)
        True
    """
    stop = run.stop
    if stop is None:
        return run
    tidying = [
        cancel.step
        for task in run.tasks
        for cancel in task.cancels
        if not cancel.by and cancel.time >= stop.time
    ]
    if not tidying:
        return run
    return replace(run, tasks=tuple(_until(task, min(tidying), stop.time) for task in run.tasks))


def _until(task: TaskSpan, step: int, time: float) -> TaskSpan:
    over = not task.spans or task.spans[-1].end_step <= step
    if over and not any(cancel.step >= step for cancel in task.cancels):
        return task
    return replace(
        task,
        ended=None,
        outcome="pending",
        error="",
        cancels=tuple(cancel for cancel in task.cancels if cancel.step < step),
        spans=tuple(
            replace(span, end=min(span.end, time), end_step=min(span.end_step, step))
            for span in task.spans
            if span.step < step
        ),
    )
