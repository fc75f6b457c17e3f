"""Run a program apart from everything else, watch it, and give the `Run`."""

from __future__ import annotations

import asyncio
import contextvars
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from typing import Any

from looplab.clock import Limits, Session, SimulationStopped, current
from looplab.clock.limits import StopKind
from looplab.clock.replaced import replaced
from looplab.clock.threads import finish
from looplab.clock.workers import as_in_a_script
from looplab.observe.capture import Capture, capturing
from looplab.observe.interrupts import heard
from looplab.observe.program import Ending, Program
from looplab.observe.state import keeping
from looplab.observe.watchdog import dismiss, supervise
from looplab.observe.young import collect, young_garbage
from looplab.recorder import Recorder, raised_at
from looplab.run import Run, Stop

__all__ = ["Limits", "collecting", "computing", "observe", "simulate"]

_HEARTBEAT = 0.1  # real seconds
_SOON = 2.0  # real seconds that an interrupted program may take to end
_INTERRUPTED: tuple[StopKind, str] = "frozen", "it was interrupted"
# up to 3.11 a comprehension is a frame of its own, and its name says nothing
_ORIGINS = 1 if sys.version_info >= (3, 12) else 2

_collected: contextvars.ContextVar[tuple[list[Run], bool] | None] = contextvars.ContextVar(
    "looplab_collected", default=None
)
_most_computing: contextvars.ContextVar[float] = contextvars.ContextVar(
    "looplab_most_computing", default=float("inf")
)


def simulate(program: Any, *args: Any, limits: Limits | None = None, **kwargs: Any) -> Run:
    """Run a program in virtual time and record what it does.

    It runs in a thread of its own, on loops of its own: the loop of a notebook is not touched.
    Nothing that the program does can raise here or hang: exceptions, deadlocks and endless loops
    are in the `Run`.

    Args:
        program: a coroutine, a coroutine function, or a plain function that calls `asyncio.run`
            itself.
        *args: arguments for a function.
        limits: when to end a program that would never end.
        **kwargs: more arguments for a function.

    Raises:
        TypeError: `program` is nothing that can be run.

    Example:
        >>> import asyncio, looplab
        >>> async def main():
        ...     await asyncio.gather(asyncio.sleep(1.0), asyncio.sleep(1.5))
        >>> looplab.simulate(main()).elapsed
        1.5
    """
    with _apart():
        run = _run_uninterrupted(Program(program, args, kwargs), _session(limits, virtual=True))
    return _report(run)


async def observe(program: Any, *args: Any, limits: Limits | None = None, **kwargs: Any) -> Run:
    """Run a program in real time and record what it does; the arguments are those of `simulate`.

    Example:
        >>> import asyncio, looplab
        >>> run = asyncio.run(looplab.observe(asyncio.sleep, 0.01))
        >>> run.virtual, run.elapsed >= 0.01
        (False, True)
    """
    session = _session(limits, virtual=False)
    work = asyncio.ensure_future(asyncio.to_thread(_run, Program(program, args, kwargs), session))
    try:
        while not work.done():  # ipykernel sees an interrupt only when the loop wakes up
            await asyncio.wait({work}, timeout=_HEARTBEAT)
    except BaseException:
        session.turns.hopeless = _INTERRUPTED
        await asyncio.wait({work}, timeout=_SOON)
        raise
    return _report(work.result())


@contextmanager
def collecting(*, quiet: bool = False) -> Iterator[list[Run]]:
    """Collect every run made in the block.

    Args:
        quiet: do not repeat here what the programs print.

    Example:
        >>> import asyncio, looplab
        >>> with collecting() as runs:
        ...     _ = looplab.simulate(asyncio.sleep, 2)
        >>> [run.elapsed for run in runs]
        [2.0]
    """
    runs: list[Run] = []
    token = _collected.set((runs, quiet))
    try:
        yield runs
    finally:
        _collected.reset(token)


@contextmanager
def _apart() -> Iterator[None]:
    """Be no part of the program in which `simulate` itself is called, if there is one."""
    outer = current()
    if outer is None:
        yield
        return
    outer.waiting_for_io = True
    try:
        with outer.aside():
            yield
    finally:
        outer.waiting_for_io = False


@contextmanager
def computing(most: float) -> Iterator[None]:
    """Let no program that is run in the block compute longer in one turn.

    Args:
        most: seconds of processor time; a program's own `Limits.stall` counts if it is less.
    """
    token = _most_computing.set(most)
    try:
        yield
    finally:
        _most_computing.reset(token)


def _session(limits: Limits | None, *, virtual: bool) -> Session:
    limits = limits or Limits()
    if limits.stall > (most := _most_computing.get()):
        limits = replace(limits, stall=most)
    recorder = Recorder()
    session = Session(limits, recorder, virtual=virtual)
    recorder.session = session
    return session


def _run_uninterrupted(program: Program, session: Session) -> Run:
    """Run so that nothing from outside disturbs a step: everything is put back in any case.

    A person's interrupt, which comes in the main thread, ends the program, and is raised then. In
    other threads there are the exceptions of an outer program's end: those must not come here.
    """
    if threading.current_thread() is not threading.main_thread():
        return _run_aside(program, session)
    held_back: list[Callable[[], object]] = []

    def hear(hand_on: Callable[[], object]) -> None:
        session.turns.hopeless = _INTERRUPTED
        held_back.append(hand_on)

    with heard(hear):
        run = _run(program, session)
    for hand_on in held_back:
        hand_on()
    return run


def _run_aside(program: Program, session: Session) -> Run:
    """Run in another thread, and wait for it."""
    run: Future[Run] = Future()

    def work() -> None:
        try:
            run.set_result(_run(program, session))
        except BaseException as error:
            run.set_exception(error)

    context = contextvars.copy_context()
    threading.Thread(target=context.run, args=(work,), daemon=True).start()
    return run.result()


def _run(program: Program, session: Session) -> Run:
    recorder = session.watcher
    assert isinstance(recorder, Recorder)
    done = threading.Event()
    endings: list[Ending] = []
    where: list[Any] = []

    def body() -> None:
        try:
            with session.owning(), _conducting(session):
                as_in_a_script()
                sys.set_coroutine_origin_tracking_depth(_ORIGINS)
                ending = program.run(session)
                finish(session)
                session.threads.pop(threading.get_ident())  # nothing is left to be ended in it
                if ending.exception is not None:  # a traceback keeps tasks alive: look at it once
                    where.append(raised_at(ending.exception.__traceback__))
                    _forget_tracebacks(ending.exception)
                endings.append(ending)
                if session.stopped is not None:
                    session.stopped.__traceback__ = None
                collect()  # what was never awaited or looked at says so when it is collected
        except SimulationStopped:
            pass  # the watchdog's exception came a moment late
        finally:
            done.set()

    with (
        young_garbage(),
        keeping() as changed,
        replaced(program.namespaces()),
        capturing(session, recorder) as capture,
    ):
        context = contextvars.copy_context()
        thread = threading.Thread(target=context.run, args=(body,), name="looplab", daemon=True)
        thread.start()
        try:
            left_behind = supervise(session, done)
        finally:
            dismiss(session, thread)
            session.over = True
            if session.stopped is not None:
                _close_loops(session)
    ending = endings[0] if endings else Ending(elapsed=session.time())
    run = _record(session, recorder, capture, ending, where[0] if where else None, left_behind)
    return replace(run, replaced=tuple(changed), name=program.name)


def _close_loops(session: Session) -> None:
    """Close what a program that was ended could not close any more."""
    for loop in list(session.loops):
        if not loop.is_closed() and not (loop.is_running() and session.threads):
            loop.bury()


def _conducting(session: Session) -> AbstractContextManager[None]:
    return session.turns.taking_part() if session.virtual else nullcontext()


def _record(
    session: Session,
    recorder: Recorder,
    capture: Capture,
    ending: Ending,
    where: Any,
    left_behind: bool,
) -> Run:
    output = capture.close()
    tasks = recorder.tasks()
    stop = None
    if session.stopped is not None:
        sentence = session.stopped.sentence
        if left_behind:
            sentence += (
                "; it could not be ended and still runs in this process: "
                "restart the kernel when you can"
            )
        stop = Stop(session.stopped.kind, session.stopped_at, sentence, recorder.stuck)
    elapsed = ending.elapsed
    if elapsed is None:
        main = tasks[0] if tasks else None
        elapsed = main.ended if main is not None and main.ended is not None else session.time()
    if stop is not None and ending.exception is not None:
        elapsed = stop.time
    failed = None if isinstance(ending.exception, SimulationStopped) else ending.exception
    return Run(
        elapsed=elapsed,
        result=ending.result,
        exception=failed,
        raised_at=where if failed is not None else None,
        tasks=tasks,
        threads=recorder.threads(),
        loops=recorder.loops(),
        output=output,
        never_awaited=tuple(capture.never_awaited),
        never_retrieved=tuple(recorder.lost),
        stop=stop,
        steps=recorder.steps,
        virtual=session.virtual,
    )


def _report(run: Run) -> Run:
    collected = _collected.get()
    if collected is not None:
        collected[0].append(run)
    if collected is None or not collected[1]:
        for line in run.output:
            print(line.text, file=sys.stdout if line.stream == "stdout" else sys.stderr)
    return run


def _forget_tracebacks(error: BaseException) -> None:
    """Let go of the frames that an exception, and what led to it, hold on to."""
    seen: set[int] = set()
    todo: list[BaseException | None] = [error]
    while todo:
        next_error = todo.pop()
        if next_error is None or id(next_error) in seen:
            continue
        seen.add(id(next_error))
        next_error.__traceback__ = None
        todo += [next_error.__cause__, next_error.__context__]
        if isinstance(next_error, BaseExceptionGroup):
            todo += next_error.exceptions
