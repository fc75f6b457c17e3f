"""`for_all`: a requirement that holds for many timings, and the smallest case for which it fails.

Hypothesis draws the cases and makes a failing one smaller. What it would say of that, it keeps to
itself: the learner sees the finding of the smallest case, and its run.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import CodeType
from typing import TYPE_CHECKING, Any, TypeVar

from looplab.diagnose import Finding
from looplab.diagnose.say import show
from looplab.exam import engine, judging, models, seen
from looplab.exam.capture import Caught
from looplab.exam.errors import ExamError, Unmet
from looplab.exam.seed import seed_for
from looplab.observe import collecting
from looplab.observe.young import collect
from looplab.run import Run

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from looplab.exam.session import Exam

    Body = TypeVar("Body", bound=Callable[..., object])

_TRIES = 150  # cases tried to make a failing one smaller
_STEPS = 100_000  # steps of tasks in all of them together: an endless one takes 60,000
_PLAIN = frozenset({"not-started", "not-defined", "not-a-coroutine", "name-taken"})


def for_all(*, examples: int = 30, **strategies: SearchStrategy[Any]) -> Search:
    """Ask something for every case that the strategies draw, `examples` of them.

    It stands above the body, which is called at once, and again for each case. The cases are the
    same each time (see `LOOPLAB_SEED`). The smallest one that fails is what the learner sees.

    Args:
        examples: how many cases are tried.
        **strategies: for each parameter of the body, Hypothesis' or those of `looplab.exam`:
            `seconds`, `delays`, `calls`, `moments`.

    Raises:
        ExamError: the search is written wrongly.
        Unmet: by the body's call, with the findings of the smallest case.

    Example:
        >>> import asyncio, looplab
        >>> from looplab.exam import delays, expect
        >>> async def all_at_once(waits):
        ...     await asyncio.gather(*map(asyncio.sleep, waits))
        >>> @looplab.for_all(waits=delays(min_size=1))
        ... def takes_the_longest_wait(waits):
        ...     expect(looplab.simulate(all_at_once, waits), elapsed=max(waits))
    """
    return Search(strategies, examples)


@dataclass(frozen=True, slots=True)
class _Case:
    """What came of a case that failed."""

    findings: tuple[Finding, ...]
    run: Run | None
    caught: Caught
    name: str


class Search:
    """Cases to try; called with the body that tries one. Made by `for_all`."""

    def __init__(self, strategies: dict[str, Any], examples: int) -> None:
        if not strategies:
            raise ExamError("for_all needs what to draw: @for_all(delays=delays(min_size=1)).")
        self._strategies = strategies
        self._examples = examples
        self._cases = 0
        self._tries = self._steps = 0
        self._smallest: _Case | None = None
        self._notes = seen.now()
        self._notes.waiting.append(self)

    def __call__(self, body: Body) -> Body:
        """Try the body on every case.

        Raises:
            Unmet: with the findings of the smallest case that fails.
            ExamError: the body cannot be tried.
        """
        notes = self._notes
        if self not in notes.waiting:
            raise ExamError("A for_all(...) takes one body: write another for_all for the next.")
        notes.waiting.remove(self)
        self._check(body)
        self._search(body)
        if self._cases == 0:
            raise ExamError("for_all found no case to try: its strategies draw none.")
        if self._smallest is not None:
            case = self._smallest
            unmet = Unmet(case.findings, case.run, case.caught, case.name)
            notes.unmet.append(unmet)
            raise unmet
        return body

    def _check(self, body: Callable[..., object]) -> None:
        try:
            inspect.signature(body).bind(**self._strategies)
        except TypeError as error:
            raise ExamError(f"for_all and its body do not fit: {error}.") from None
        if inspect.iscoroutinefunction(body):
            raise ExamError("The body of for_all is a plain `def`: what it runs goes to simulate.")

    def _search(self, body: Callable[..., object]) -> None:
        exam, titles = _open_check()
        leaving: list[BaseException] = []

        def probe(drawn: dict[str, Any]) -> None:
            try:
                case = self._try(body, drawn, exam)
            except (ExamError, KeyboardInterrupt) as error:
                leaving.append(error)
                raise engine.Enough from None
            if case is not None:
                self._smallest = case
                raise engine.Enough() if self._ends(case) else engine.Fails()

        seed = seed_for(*titles, *self._strategies)
        if not engine.search(probe, self._strategies, examples=self._examples, seed=seed):
            self._cases = 0
        if leaving:
            raise leaving[0]

    def _try(
        self,
        body: Callable[..., object],
        drawn: dict[str, Any],
        exam: Exam | None,
    ) -> _Case | None:
        """Try one case; give it if it fails."""
        if exam is not None:
            exam.capture.since()
        hidden = exam is not None and exam.current is not None and exam.current.hidden
        error: BaseException | None = None
        said = ", ".join(f"{name}={show(value)}" for name, value in drawn.items())
        with seen.apart() as notes, collecting(quiet=True) as runs:
            try:
                _refuse(body(**drawn))
            except engine.not_for_us():
                raise
            except ExamError:
                raise
            except BaseException as raised:
                if isinstance(raised, KeyboardInterrupt) and (
                    exam is None or exam.passes_on(raised)
                ):
                    raise
                error = raised
            self._cases += 1
            collect()
            caught = Caught() if exam is None else exam.capture.since()
            if exam is not None and exam.current is not None and models.asked():
                exam.current.keep(runs, models.case(drawn))
            tests = (exam.code if exam else None, _code_of(body))
            found, run = judging.judge(error, runs, caught, notes, tests=tests, hidden=hidden)
            judging.let_go(error, runs)
        if self._smallest is not None:
            self._tries += 1
        self._steps += sum(one.steps for one in runs) if found or self._smallest else 0
        if not found:
            return None
        first = found[0]
        if first.kind not in _PLAIN:
            first = replace(first, evidence=(f"smallest case found: {said}", *first.evidence))
        name = models.case(drawn, models.place(run, runs))
        return _Case((first, *found[1:]), run, caught, name)

    def _ends(self, case: _Case) -> bool:
        """Tell whether looking for a smaller case is not worth its time."""
        frozen = any(one.kind == "frozen" for one in case.findings)
        plain = case.findings[0].kind in _PLAIN
        return frozen or plain or self._tries >= _TRIES or self._steps >= _STEPS


def _open_check() -> tuple[Exam | None, tuple[str, ...]]:
    """Give the exam whose check is being run, if any, and the titles that lead here."""
    from looplab.exam.session import open_exam

    exam = open_exam()
    if exam is None or exam.current is None:
        return exam, ("",)
    return exam, (exam.title, exam.current.title)


def _refuse(given: object) -> None:
    """Refuse a body that hands back something to be awaited: nothing would have been asked."""
    if inspect.isawaitable(given) or inspect.isgenerator(given):
        if inspect.iscoroutine(given):
            given.close()
        raise ExamError("The body of for_all is a plain `def`: what it runs goes to simulate.")


def _code_of(body: Callable[..., object]) -> CodeType | None:
    return getattr(body, "__code__", None)
