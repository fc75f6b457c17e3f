"""`expect(run, ...)`: what a check asks of a run, and the finding when it is not so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from looplab.diagnose import ANYTHING, Bounds, Expected, diagnose
from looplab.exam import seen
from looplab.exam.errors import Unmet
from looplab.run import Run


def expect(
    run: Run,
    *,
    result: Any = ANYTHING,
    raises: type[BaseException] | BaseException | None = None,
    elapsed: float | Bounds = ANYTHING,
    peak: int | Bounds | Mapping[str, int | Bounds] = ANYTHING,
    order: Sequence[str] = ANYTHING,
    prints: Sequence[str] = ANYTHING,
    loops: int | Bounds = ANYTHING,
    steps: int | Bounds = ANYTHING,
    cancelled: Sequence[str] = (),
    blocked: float | Bounds = 0.0,
    leaves_nothing: bool = True,
    tolerance: float = 0.0,
) -> None:
    """Ask something of a run; what is not given is not asked, except what is wrong in any program.

    Always asked: that the run ended by itself, that no exception came out (unless `raises`), that
    the loop was not held, and that nothing was left behind. A number stands for exactly that
    number; `at_most(n)`, `at_least(n)` and `between(a, b)` give bounds.

    Args:
        run: what `simulate` or `observe` gave.
        result: what must be returned, of the same types too; no `__eq__` of the learner has a say.
        raises: the exception that must come out: a class, or one that it must be or be like.
        elapsed: seconds from start to end.
        peak: how many waits were in flight at once; `{"fetch": 3}` counts the calls of `fetch`.
        order: names of coroutine functions, in the order in which their calls first paused.
        prints: every line printed, in order.
        loops: how many event loops were made.
        steps: how many times a task had its turn; bounds, since a newer Python may need one less.
        cancelled: names of coroutine functions whose tasks must end cancelled.
        blocked: seconds for which the loop is held; `ANYTHING` if it does not matter.
        leaves_nothing: False to allow unfinished tasks, lost exceptions and open loops.
        tolerance: how far floats in the result may be apart.

    Raises:
        Unmet: with the findings.
        TypeError: `run` is not a `Run`.

    Example:
        >>> import asyncio, looplab
        >>> run = looplab.simulate(asyncio.sleep, 3, "landed")
        >>> looplab.expect(run, result="landed", elapsed=3.0)
    """
    if type(run) is not Run:
        raise TypeError(
            f"expect() needs the Run that simulate() or observe() gives, not a {type(run).__name__}"
        )
    notes = seen.now()
    notes.runs.append(run)
    found = diagnose(
        run,
        Expected(
            result=result,
            raises=raises,
            elapsed=elapsed,
            peak=peak,
            order=order,
            prints=prints,
            loops=loops,
            steps=steps,
            cancelled=cancelled,
            blocked=blocked,
            leaves_nothing=leaves_nothing,
            tolerance=tolerance,
        ),
    )
    if found:
        unmet = Unmet(found, run)
        notes.unmet.append(unmet)
        raise unmet
