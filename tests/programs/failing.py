"""Unit 05: where exceptions go."""

from __future__ import annotations

import asyncio

from looplab.diagnose import Expected
from programs.catalogue import right, wrong


async def deploy(host):
    await asyncio.sleep(len(host))
    if host == "db":
        raise ValueError("no space left")
    return host


HOSTS = ("db", "web-1", "web-02")


@wrong("lost-exception")
async def nobody_awaits_the_failing_task():
    task = asyncio.create_task(deploy("db"))
    await asyncio.sleep(3)
    del task


@wrong("lost-exception")
async def wait_without_looking_at_the_tasks():
    await asyncio.wait([asyncio.create_task(deploy("db"))])


@wrong("raised", asked=Expected(result="rolled back"))
@wrong("raised", asked=Expected(raises=ValueError))
async def excepts_the_error_around_a_group():
    try:
        async with asyncio.TaskGroup() as group:
            for host in HOSTS:
                group.create_task(deploy(host))
    except ValueError:
        return "rolled back"


@right(Expected(result="rolled back", elapsed=2.0))
async def excepts_the_group():
    try:
        async with asyncio.TaskGroup() as group:
            for host in HOSTS:
                group.create_task(deploy(host))
    except* ValueError:
        pass
    return "rolled back"


@wrong("error-as-answer", "wrong-result", asked=Expected(result=["ok", "cancelled"]))
async def cancelling_turned_into_an_error():
    async def attempt(host):
        try:
            await deploy(host)
            return "ok"
        except BaseException as error:
            return error

    task = asyncio.create_task(attempt("web-02"))
    first = await attempt("x")
    task.cancel()
    return [first, await task]


@wrong("swallowed-error", asked=Expected(raises=ValueError))
async def drops_what_gather_gives_back():
    await asyncio.gather(*map(deploy, HOSTS), return_exceptions=True)


@wrong("swallowed-cancel")
async def sibling_ignores_that_the_group_gave_up():
    async def stubborn(host):
        try:
            await deploy(host)
        except asyncio.CancelledError:
            await deploy(host)

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(deploy("db"))
            group.create_task(stubborn("web-02"))
    except* ValueError:
        pass


@right()
async def rolls_back_and_lets_the_cancel_through():
    async def with_rollback(host):
        try:
            return await deploy(host)
        except asyncio.CancelledError:
            await asyncio.sleep(1)
            raise

    try:
        async with asyncio.TaskGroup() as group:
            for host in HOSTS:
                group.create_task(with_rollback(host))
    except* ValueError:
        pass


@right(Expected(elapsed=6.0))
async def best_effort_pairs():
    async def attempt(host):
        try:
            return host, await deploy(host)
        except ValueError as error:
            return host, str(error)

    return await asyncio.gather(*map(attempt, HOSTS))


@right(Expected(elapsed=5.0))
async def groups_in_groups():
    async def zone(*hosts):
        async with asyncio.TaskGroup() as group:
            for host in hosts:
                group.create_task(deploy(host))

    async with asyncio.TaskGroup() as group:
        group.create_task(zone("web-1", "a"))
        group.create_task(zone("app"))


@right(Expected(raises=ExceptionGroup))
async def nested_group_fails():
    async with asyncio.TaskGroup() as outer:
        outer.create_task(deploy("web-02"))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(deploy("db"))
            await asyncio.sleep(10)


@right(Expected(elapsed=2.0))
async def works_on_after_a_group_gave_up():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(deploy("db"))
    except* ValueError:
        pass
    await asyncio.gather(asyncio.sleep(0), asyncio.sleep(0))
