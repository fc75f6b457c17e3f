"""What a program lets go of is gone at once, recorded or not: nobody waits for a collection."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any

import pytest

from looplab import simulate
from looplab.clock import VirtualTimeLoop


class Thing:
    """Something to look for; an asyncio object that the program lets go of holds it."""


class Failure(Exception):
    """An exception that can be looked for: a built-in one cannot."""


Ref = weakref.ref[Any]


def unrecorded(program: Callable[[], Any]) -> Any:
    with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
        return runner.run(program())


def recorded(program: Callable[[], Any]) -> Any:
    run = simulate(program)
    assert run.exception is None
    return run.result


@pytest.fixture(autouse=True)
def no_collection() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


async def an_argument_that_was_deleted() -> bool:
    async def uses_up(thing: Thing, seconds: float) -> Ref:
        ref = weakref.ref(thing)
        del thing
        await asyncio.sleep(seconds)
        return ref

    first, second = await asyncio.gather(uses_up(Thing(), 1), uses_up(Thing(), 2))
    return first() is None and second() is None


async def an_argument_while_its_task_still_runs() -> bool:
    refs: list[Ref] = []

    async def uses_up(thing: Thing) -> None:
        refs.append(weakref.ref(thing))
        del thing
        await asyncio.sleep(1)

    task = asyncio.create_task(uses_up(Thing()))
    await asyncio.sleep(0.5)
    gone = refs[0]() is None
    await task
    return gone


async def a_task_and_its_result() -> bool:
    async def gives() -> Thing:
        await asyncio.sleep(1)
        return Thing()

    task = asyncio.create_task(gives())
    refs = [weakref.ref(task), weakref.ref(await task)]
    del task
    await asyncio.sleep(0)
    return not any(ref() for ref in refs)


async def a_task_that_was_cancelled() -> bool:
    async def waits(thing: Thing) -> None:
        await asyncio.sleep(9)

    thing = Thing()
    task = asyncio.create_task(waits(thing))
    refs = [weakref.ref(task), weakref.ref(thing)]
    del thing
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    del task
    await asyncio.sleep(0)
    return not any(ref() for ref in refs)


async def an_exception_and_the_locals_of_who_raised_it() -> bool:
    refs: list[Ref] = []

    async def fails() -> None:
        thing = Thing()
        refs.append(weakref.ref(thing))
        await asyncio.sleep(1)
        raise Failure

    task = asyncio.create_task(fails())
    await asyncio.wait([task])
    refs.append(weakref.ref(task.exception()))
    del task
    await asyncio.sleep(0)
    return not any(ref() for ref in refs)


async def a_future_that_was_waited_for() -> bool:
    loop = asyncio.get_running_loop()

    async def waits(future: asyncio.Future[None]) -> None:
        await future
        del future
        await asyncio.sleep(5)

    future = loop.create_future()
    ref = weakref.ref(future)
    task = asyncio.create_task(waits(future))
    await asyncio.sleep(1)
    future.set_result(None)
    del future
    await asyncio.sleep(1)
    gone = ref() is None
    await task
    return gone


async def a_value_in_a_tasks_context() -> bool:
    kept: ContextVar[Thing] = ContextVar("kept")
    refs: list[Ref] = []

    async def sets() -> None:
        thing = Thing()
        refs.append(weakref.ref(thing))
        kept.set(thing)
        await asyncio.sleep(1)

    await asyncio.create_task(sets())
    await asyncio.sleep(0)
    return refs[0]() is None


PROGRAMS = [
    an_argument_that_was_deleted,
    an_argument_while_its_task_still_runs,
    a_task_and_its_result,
    a_task_that_was_cancelled,
    an_exception_and_the_locals_of_who_raised_it,
    a_future_that_was_waited_for,
    a_value_in_a_tasks_context,
]


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.__name__)
@pytest.mark.parametrize("way", [unrecorded, recorded])
def test_it_is_gone(program: Callable[[], Any], way: Callable[[Any], Any]) -> None:
    assert way(program)


def test_a_task_that_a_closed_loop_never_ran_is_gone() -> None:
    refs: list[Ref] = []

    async def never_runs(thing: Thing) -> None:
        pass

    def script() -> bool:
        loop = asyncio.new_event_loop()
        thing = Thing()
        refs.append(weakref.ref(thing))
        task = loop.create_task(never_runs(thing))
        task._log_destroy_pending = False  # type: ignore[attr-defined]
        del thing, task
        loop.close()
        return refs[0]() is None

    assert simulate(script).result
