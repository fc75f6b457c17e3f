"""Units 00 and 01: running a program, and what comes back."""

from __future__ import annotations

import asyncio

from looplab.diagnose import Expected
from programs.catalogue import right, wrong


async def check_in(passenger):
    await asyncio.sleep(1)
    return f"BK-{passenger}"


async def seat(booking):
    await asyncio.sleep(0.5)
    return f"12A for {booking}"


@right(Expected(result="12A for BK-Ada", elapsed=1.5, order=["check_in", "seat"], loops=1))
async def boards_step_by_step():
    booking = await check_in("Ada")
    return await seat(booking)


@wrong("returned-a-coroutine", "wrong-result", asked=Expected(result="12A for BK-Ada"))
@wrong("returned-a-coroutine")
async def forgets_the_last_await():
    booking = await check_in("Ada")
    return seat(booking)


@wrong("never-awaited", "wrong-result", asked=Expected(result="BK-Ada"))
@wrong("never-awaited")
async def calls_without_await():
    check_in("Ada")


@wrong("never-awaited")
async def forgets_all_of_a_list():
    [check_in(name) for name in ("Ada", "Bo")]


@wrong("returned-a-coroutine", "wrong-result", asked=Expected(result=["BK-Ada", "BK-Bo"]))
async def hands_back_a_list_of_coroutines():
    return [check_in("Ada"), check_in("Bo")]


@wrong("returned-a-coroutine", "left-running")
async def hands_back_a_task():
    return asyncio.create_task(check_in("Ada"))


@wrong("reused-coroutine")
async def awaits_one_object_twice():
    once = check_in("Ada")
    return [await once, await once]


@wrong("nested-run", "never-awaited")
async def runs_inside_a_run():
    return asyncio.run(check_in("Ada"))


@wrong("nested-run")
def maps_a_nested_run_to_a_result():
    async def main():
        coro = check_in("Ada")
        try:
            return asyncio.run(coro)
        except RuntimeError as error:
            coro.close()
            return ("error", error)

    return asyncio.run(main())


@wrong("printed-instead-of-returned", "wrong-result", asked=Expected(result="BK-Ada"))
@wrong("wrong-result", asked=Expected(result="BK-Bo"))
@wrong("wrong-output", asked=Expected(prints=["BK-Bo"]))
@wrong("wrong-output", asked=Expected(prints=[]))
@wrong("wrong-output", asked=Expected(prints=["BK-Ada", "BK-Bo"]))
@right(Expected(prints=["BK-Ada"]))
async def prints_the_booking():
    print(await check_in("Ada"))


@wrong("printed-instead-of-returned", "wrong-result", asked=Expected(result=["BK-Ada", "BK-Bo"]))
async def prints_a_list():
    print([await check_in("Ada"), await check_in("Bo")])


@wrong("raised")
async def misspells_a_name():
    return await check_in(pasenger)  # noqa: F821


@wrong("not-started")
@wrong("not-started", asked=Expected(raises=LookupError))
@right(Expected(raises=NotImplementedError))
async def untouched_stub():
    raise NotImplementedError


async def closed_gate():
    await asyncio.sleep(1)
    raise KeyError("gate")


@wrong("raised")
@wrong("raised", asked=Expected(raises=ValueError))
@wrong("raised", asked=Expected(raises=KeyError("seat")))
@right(Expected(raises=KeyError))
@right(Expected(raises=LookupError))
@right(Expected(raises=KeyError("gate"), elapsed=1.0))
async def lets_the_error_out():
    await closed_gate()


@wrong("swallowed-error", asked=Expected(raises=KeyError))
@right(Expected(result=None))
async def swallows_the_error():
    try:
        await closed_gate()
    except Exception:
        return None


@wrong("wrong-order", asked=Expected(order=["check_in", "seat"]))
async def seats_before_checking_in():
    await seat("none")
    return await check_in("Ada")


JOBS = ("Ada", "Bo", "Chi")


@wrong("one-loop-for-all", asked=Expected(loops=3))
@right(Expected(loops=1, result=["BK-Ada", "BK-Bo", "BK-Chi"]))
def one_loop_for_all_jobs():
    async def main():
        return [await check_in(name) for name in JOBS]

    return asyncio.run(main())


@right(Expected(loops=3, elapsed=3.0, result=["BK-Ada", "BK-Bo", "BK-Chi"]))
@wrong("too-many-loops", asked=Expected(loops=1))
def a_loop_for_each_job():
    return [asyncio.run(check_in(name)) for name in JOBS]


@right(Expected(loops=1, elapsed=3.0))
def one_runner_for_all_jobs():
    with asyncio.Runner() as runner:
        return [runner.run(check_in(name)) for name in JOBS]


@wrong("loop-left-open")
def loops_left_open():
    return [asyncio.new_event_loop().run_until_complete(check_in(name)) for name in JOBS]


@right()
def old_style_loop_closed_at_the_end():
    loop = asyncio.new_event_loop()
    try:
        first = loop.create_task(check_in("Ada"))
        return loop.run_until_complete(first), loop.run_until_complete(check_in("Bo"))
    finally:
        loop.close()


@right(Expected(elapsed=3.0))
def tries_a_failed_job_again():
    for job in (closed_gate, closed_gate, lambda: check_in("Ada")):
        try:
            return asyncio.run(job())
        except KeyError:
            continue
