"""Unit 06: limits and cancelling."""

from __future__ import annotations

import asyncio

from looplab.diagnose import Expected, at_most
from programs.catalogue import right, wrong


async def fetch(source, seconds):
    await asyncio.sleep(seconds)
    return source


async def cancelled_after(coro, seconds):
    task = asyncio.create_task(coro)
    await asyncio.sleep(seconds)
    task.cancel()
    return await task


@wrong("swallowed-cancel")
@wrong("swallowed-cancel", asked=Expected(raises=asyncio.CancelledError))
async def retries_when_it_is_cancelled():
    async def retry():
        for _ in range(3):
            try:
                return await fetch("page", 2)
            except BaseException:
                await asyncio.sleep(1)

    return await cancelled_after(retry(), 1)


@wrong("swallowed-cancel")
async def goes_on_with_the_next_stage():
    async def install():
        try:
            await fetch("wheel", 5)
        except asyncio.CancelledError:
            print("download stopped")
        await fetch("unpack", 3)

    await cancelled_after(install(), 2)


@wrong("swallowed-cancel", asked=Expected(raises=asyncio.CancelledError))
@wrong("swallowed-cancel", asked=Expected(cancelled=["guarded"]))
@right()
async def bare_except_returns_none():
    async def guarded():
        try:
            return await fetch("page", 5)
        except:  # noqa: E722
            return None

    return await cancelled_after(guarded(), 1)


@wrong("swallowed-cancel", "endless")
async def worker_that_cannot_be_stopped():
    async def worker():
        while True:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("no")

    task = asyncio.create_task(worker())
    await asyncio.sleep(3)
    task.cancel()
    await task


@wrong("swallowed-cancel", "endless")
async def swallows_the_clean_up_of_run():
    async def stubborn():
        while True:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                pass

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(2)
    return task.done()


@wrong("swallowed-cancel")
async def limit_caught_inside_its_block():
    async with asyncio.timeout(1):
        try:
            return await fetch("origin", 5)
        except asyncio.CancelledError:
            return await fetch("stale", 1)


@wrong("swallowed-cancel")
async def wait_for_what_swallows_the_cancel():
    async def stubborn():
        try:
            return await fetch("origin", 5)
        except asyncio.CancelledError:
            return await fetch("origin", 5)

    return await asyncio.wait_for(stubborn(), 1)


@wrong("raised", asked=Expected(result="stale"))
async def time_out_caught_inside():
    async with asyncio.timeout(1):
        try:
            return await fetch("origin", 5)
        except TimeoutError:
            return "stale"


@wrong("late-timeout", "too-late", asked=Expected(elapsed=at_most(1.0)))
@right(Expected(result="stale"))
async def clean_up_outlasts_the_limit():
    async def slow():
        try:
            return await fetch("origin", 5)
        finally:
            await asyncio.sleep(2)

    try:
        async with asyncio.timeout(1):
            return await slow()
    except TimeoutError:
        return "stale"


@wrong("late-timeout", "too-late", asked=Expected(elapsed=1.0))
async def wait_for_waits_for_the_clean_up():
    async def slow():
        try:
            return await fetch("origin", 5)
        finally:
            await asyncio.sleep(2)

    try:
        return await asyncio.wait_for(slow(), 1)
    except TimeoutError:
        return "stale"


@wrong("too-late", asked=Expected(elapsed=at_most(2.0), result="stale"))
async def a_limit_for_each_step_instead_of_a_budget():
    for source in ("cache", "origin"):
        try:
            return await asyncio.wait_for(fetch(source, 9), 2)
        except TimeoutError:
            continue
    return "stale"


@wrong("left-running")
async def orphan_of_a_shield():
    async def save():
        await asyncio.shield(fetch("commit", 5))

    try:
        await cancelled_after(save(), 1)
    except asyncio.CancelledError:
        return "stopped"


@right(Expected(raises=asyncio.CancelledError, elapsed=5.0))
async def shield_kept_and_awaited():
    async def save():
        commit = asyncio.create_task(fetch("commit", 5))
        try:
            return await asyncio.shield(commit)
        except asyncio.CancelledError:
            await commit
            raise

    return await cancelled_after(save(), 1)


@right(Expected(result="stale", elapsed=1.0))
async def limit_caught_outside():
    try:
        async with asyncio.timeout(1):
            return await fetch("origin", 5)
    except TimeoutError:
        return "stale"


@right(Expected(result="stale", elapsed=2.0))
async def one_budget_for_both():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout_at(loop.time() + 2):
            for source in ("cache", "origin"):
                try:
                    async with asyncio.timeout(1.5):
                        return await fetch(source, 9)
                except TimeoutError:
                    continue
    except TimeoutError:
        pass
    return "stale"


@right(Expected(result="stale", elapsed=1.0))
async def wait_for_with_a_fallback():
    try:
        return await asyncio.wait_for(fetch("origin", 5), timeout=1)
    except TimeoutError:
        return "stale"


@right(Expected(elapsed=4.0))
async def retries_with_backoff():
    tries = 0

    async def shaky():
        nonlocal tries
        tries += 1
        await asyncio.sleep(0.5)
        if tries < 3:
            raise ConnectionError
        return "page"

    for pause in (1, 1.5, 3):
        try:
            return await shaky()
        except ConnectionError:
            await asyncio.sleep(pause)


@right(Expected(raises=asyncio.CancelledError, cancelled=["tidy"]))
async def cleans_up_and_raises_again():
    async def tidy():
        try:
            await fetch("page", 5)
        except asyncio.CancelledError:
            await asyncio.sleep(1)
            raise

    return await cancelled_after(tidy(), 1)


@right(Expected(result=["done", "done"], elapsed=1.0))
async def cancelled_as_it_ends_anyway():
    task = asyncio.create_task(fetch("done", 1))
    await asyncio.sleep(1)
    await asyncio.sleep(0)
    task.cancel()
    return ["done", await task]


@right()
async def a_limit_that_is_met_to_the_second():
    try:
        async with asyncio.timeout(1):
            await fetch("page", 1)
    except TimeoutError:
        pass
    await asyncio.sleep(1)


@right(Expected(elapsed=3.0))
async def cancelled_before_it_began():
    task = asyncio.create_task(fetch("never", 1))
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await asyncio.sleep(3)


@right(Expected(elapsed=2.0))
async def cancels_a_gather():
    both = asyncio.gather(fetch("a", 5), fetch("b", 6))
    await asyncio.sleep(2)
    both.cancel()
    try:
        await both
    except asyncio.CancelledError:
        return "stopped"


@right(Expected(elapsed=4.0))
async def works_on_after_a_timeout():
    for _ in range(2):
        try:
            await asyncio.wait_for(fetch("origin", 9), 1)
        except TimeoutError:
            await asyncio.sleep(1)


@right(Expected(elapsed=3.0))
async def a_limit_moved_while_it_works():
    async with asyncio.timeout(1) as limit:
        limit.reschedule(asyncio.get_running_loop().time() + 5)
        await fetch("page", 3)
