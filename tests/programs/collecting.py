"""Unit 04: gather, as_completed, wait."""

from __future__ import annotations

import asyncio

from looplab.diagnose import Expected
from programs.catalogue import right, wrong

MIRRORS = {"east": 3.0, "west": 1.0, "north": 2.0}


async def fetch(mirror):
    await asyncio.sleep(MIRRORS[mirror])
    return mirror


async def down(mirror):
    await asyncio.sleep(0.5)
    raise ConnectionError(mirror)


@wrong("left-running", asked=Expected(result="west", elapsed=1.0))
async def losers_left_running():
    tasks = [asyncio.create_task(fetch(name)) for name in MIRRORS]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    return done.pop().result()


@wrong("cancel-not-awaited", asked=Expected(result="west", elapsed=1.0))
async def losers_cancelled_and_not_awaited():
    tasks = [asyncio.create_task(fetch(name)) for name in MIRRORS]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    return done.pop().result()


@right(Expected(result="west", elapsed=1.0))
async def losers_cancelled_and_awaited():
    tasks = [asyncio.create_task(fetch(name)) for name in MIRRORS]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    return done.pop().result()


@wrong("raised", "left-running", asked=Expected(result="west"))
async def first_failure_wins():
    tasks = [asyncio.create_task(down("east")), asyncio.create_task(fetch("west"))]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    return done.pop().result()


@wrong("error-as-answer", "wrong-result", asked=Expected(result=["west", "east"]))
@right()
async def exceptions_handed_back_as_answers():
    return await asyncio.gather(fetch("west"), down("east"), return_exceptions=True)


@wrong("wrong-result", asked=Expected(result=["east", "west", "north"]))
async def answers_as_they_came():
    return [await answer for answer in asyncio.as_completed(map(fetch, MIRRORS))]


@wrong("wrong-result", asked=Expected(result={name: name for name in MIRRORS}))
async def zips_names_over_as_completed():
    answers = asyncio.as_completed(map(fetch, MIRRORS))
    return {name: await answer for name, answer in zip(MIRRORS, answers, strict=True)}


@right(Expected(raises=asyncio.CancelledError, elapsed=0.5))
async def gives_up_a_gather_with_a_limit():
    async def ask():
        await asyncio.wait_for(asyncio.gather(*map(fetch, MIRRORS), return_exceptions=True), 5)

    task = asyncio.create_task(ask())
    await asyncio.sleep(0.5)
    task.cancel()
    await task


@wrong("raised", "left-running")
async def gather_fails_and_siblings_run_on():
    await asyncio.gather(fetch("east"), down("north"))


@wrong("never-awaited", "raised")
async def waits_for_bare_coroutines():
    await asyncio.wait([fetch("east"), fetch("west")])


@wrong("raised", "left-running", asked=Expected(result=["west"], elapsed=1.5))
async def as_completed_runs_out_of_time():
    answers = asyncio.as_completed(map(fetch, MIRRORS), timeout=1.5)
    return [await answer for answer in answers]


@right(Expected(elapsed=3.0))
async def progress_in_order_of_completion():
    tasks = {asyncio.create_task(fetch(name)): name for name in MIRRORS}
    for count, answer in enumerate(asyncio.as_completed(tasks), 1):
        print(count, await answer)
    return [task.result() for task in tasks]


@right(Expected(elapsed=1.5, result=["west"]))
async def partial_report_by_a_deadline():
    tasks = [asyncio.create_task(fetch(name)) for name in MIRRORS]
    done, late = await asyncio.wait(tasks, timeout=1.5)
    for task in late:
        task.cancel()
    if late:
        await asyncio.wait(late)
    return [task.result() for task in done]


@right()
async def looks_at_each_exception():
    tasks = [asyncio.create_task(fetch("west")), asyncio.create_task(down("north"))]
    await asyncio.wait(tasks)
    return [task.result() for task in tasks if task.exception() is None]


@right(Expected(elapsed=2.0))
async def tries_mirrors_until_one_answers():
    for attempt in (down, down, fetch):
        try:
            return await attempt("west")
        except ConnectionError:
            continue
