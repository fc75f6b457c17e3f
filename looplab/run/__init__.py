"""What one run of a program did: plain, immutable records."""

from looplab.run.parts import (
    Activity,
    Cancel,
    Leak,
    Line,
    LoopSpan,
    Outcome,
    Place,
    Shown,
    Span,
    Stop,
    StopKind,
    Stuck,
    TaskSpan,
    ThreadSpan,
)
from looplab.run.record import Run

__all__ = [
    "Activity",
    "Cancel",
    "Leak",
    "Line",
    "LoopSpan",
    "Outcome",
    "Place",
    "Run",
    "Shown",
    "Span",
    "Stop",
    "StopKind",
    "Stuck",
    "TaskSpan",
    "ThreadSpan",
]
