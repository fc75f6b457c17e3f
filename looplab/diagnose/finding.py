"""What a finding is, how telling each kind is, and which section of a lesson explains it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

#: Kind of finding -> `lesson#section`. The order is the ranking: a kind further up explains more,
#: and mostly is the cause of those further down that the same run shows.
LESSONS = MappingProxyType(
    {
        "replaced": "00-start-here#cells-share-one-memory",
        "name-taken": "00-start-here#cells-share-one-memory",
        "not-defined": "00-start-here#cells-share-one-memory",
        "not-started": "00-start-here#your-first-exercise",
        "not-a-coroutine": "01-asyncio-run#calling-is-not-running",
        "nested-run": "01-asyncio-run#a-run-inside-a-run",
        "reused-coroutine": "01-asyncio-run#one-object-runs-once",
        "swallowed-cancel": "06-timeouts-and-cancellation#clean-up-and-re-raise",
        "deadlock": "02-where-control-moves#waiting-for-ever",
        "busy-wait": "02-where-control-moves#what-really-yields",
        "endless": "02-where-control-moves#waiting-for-ever",
        "frozen": "02-where-control-moves#what-really-yields",
        "returned-a-coroutine": "01-asyncio-run#calling-is-not-running",
        "never-awaited": "01-asyncio-run#calling-is-not-running",
        "blocked-the-loop": "02-where-control-moves#time-sleep-freezes-everyone",
        "yields-too-rarely": "02-where-control-moves#what-really-yields",
        "yields-too-often": "02-where-control-moves#what-really-yields",
        "swallowed-error": "01-asyncio-run#errors-come-out",
        "raised": "01-asyncio-run#errors-come-out",
        "late-timeout": "06-timeouts-and-cancellation#a-limit-waits-for-the-clean-up",
        "awaited-one-by-one": "03-tasks#sum-versus-max",
        "one-at-a-time": "03-tasks#sum-versus-max",
        "too-few-at-once": "03-tasks#sum-versus-max",
        "too-many-at-once": "03-tasks#started-and-not-waited-for",
        "one-loop-for-all": "01-asyncio-run#what-run-does",
        "too-many-loops": "01-asyncio-run#what-run-does",
        "loop-left-open": "01-asyncio-run#what-run-does",
        "cancel-not-awaited": "06-timeouts-and-cancellation#cancelling-is-not-ending",
        "left-running": "01-asyncio-run#what-run-does",
        "lost-exception": "05-errors-and-structure#where-an-exception-goes",
        "printed-instead-of-returned": "01-asyncio-run#what-comes-back",
        "error-as-answer": "04-collecting-results#errors-as-values",
        "wrong-order": "02-where-control-moves#the-ready-queue",
        "wrong-result": "01-asyncio-run#what-comes-back",
        "wrong-output": "01-asyncio-run#what-comes-back",
        "too-late": "03-tasks#sum-versus-max",
        "too-early": "03-tasks#sum-versus-max",
        "does-not-hold": "",
    }
)

#: Where a finding of a kind knows more: the section that explains just that case.
NEARER = MappingProxyType(
    {
        "cancelled": "06-timeouts-and-cancellation#how-a-cancel-arrives",
        "grouped": "05-errors-and-structure#exceptiongroup-and-except",
        "thread": "07-blocking-work#a-thread-cannot-be-stopped",
    }
)

_RANK = {kind: place for place, kind in enumerate(LESSONS)}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a run shows, in the learner's words.

    Attributes:
        kind: a key of `LESSONS`.
        sentence: what happened, with the numbers. It names functions and types but holds no
            argument, result, printed text or message: a hidden check shows it as it is.
        evidence: places, times, and values; shown only where the values may be seen.
        lesson: the section to read again, `01-asyncio-run#one-object-runs-once`.

    Example:
        >>> finding("never-awaited", "`fetch` was called but never awaited.").lesson
        '01-asyncio-run#calling-is-not-running'
    """

    kind: str
    sentence: str
    evidence: tuple[str, ...] = ()
    lesson: str = ""

    @property
    def section(self) -> str:
        """Give the lesson link in words: `01-asyncio-run, "one object runs once"`."""
        return section(self.lesson)


def section(lesson: str) -> str:
    """Put a link to a lesson, `unit#section`, into words."""
    unit, _, anchor = lesson.partition("#")
    return f"{unit}, “{anchor.replace('-', ' ')}”" if anchor else unit


def finding(kind: str, sentence: str, *evidence: str, nearer: str = "") -> Finding:
    """Make a finding of a known kind, with its lesson, or the `NEARER` one."""
    lesson = NEARER[nearer] if nearer else LESSONS[kind]
    return Finding(kind, sentence, tuple(line for line in evidence if line), lesson)


def by_weight(findings: list[Finding]) -> tuple[Finding, ...]:
    """Sort the most telling first, and keep one of each kind."""
    first: dict[str, Finding] = {}
    for one in findings:
        first.setdefault(one.kind, one)
    return tuple(sorted(first.values(), key=lambda one: _RANK[one.kind]))
