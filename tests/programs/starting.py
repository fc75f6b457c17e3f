"""Unit 03: tasks, the sum and the longest."""

from __future__ import annotations

import asyncio

from looplab.diagnose import Expected, at_least, at_most, between
from programs.catalogue import right, wrong

STATIONS = {"attic": 1.0, "cellar": 0.5, "garden": 1.5}
NAMES = list(STATIONS)


async def read(station):
    await asyncio.sleep(STATIONS[station])
    return station


@wrong("awaited-one-by-one", "too-late", asked=Expected(elapsed=1.5))
@wrong("awaited-one-by-one", "too-late", asked=Expected(elapsed=at_most(1.5)))
@wrong("one-at-a-time", asked=Expected(peak=3))
@wrong("one-at-a-time", asked=Expected(peak={"read": 3}))
@wrong("one-at-a-time", asked=Expected(peak=at_least(2)))
@right(Expected(result=NAMES, elapsed=3.0, peak=1))
async def awaits_in_the_loop():
    answers = []
    for station in STATIONS:
        answers.append(await read(station))  # noqa: PERF401
    return answers


@wrong("awaited-one-by-one", "too-late", asked=Expected(elapsed=1.5))
async def comprehension_of_awaits():
    return [await read(station) for station in STATIONS]


@wrong("awaited-one-by-one", "too-late", asked=Expected(elapsed=1.5))
async def creates_a_task_and_awaits_it_at_once():
    answers = []
    for station in STATIONS:
        task = asyncio.create_task(read(station))
        answers.append(await task)
    return answers


@wrong("raised", "awaited-one-by-one", "too-late", asked=Expected(elapsed=1.5))
async def gathers_what_was_awaited_before():
    return await asyncio.gather(*[await read(station) for station in STATIONS])


@wrong("awaited-one-by-one", "too-late", asked=Expected(elapsed=1.5, result=NAMES))
async def a_group_for_each_station():
    answers = []
    for station in STATIONS:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(read(station))
        answers.append(task.result())
    return answers


async def brew():
    await asyncio.sleep(3)


async def butter():
    await asyncio.sleep(1)


@wrong("awaited-one-by-one", "too-late", asked=Expected(elapsed=4.0))
async def brews_before_it_toasts():
    await brew()
    await read("attic")  # while the coffee brews
    await butter()


@wrong("too-late", asked=Expected(elapsed=2.0))
async def reads_once_too_often():
    for _ in range(3):
        await read("attic")


@wrong("too-late", asked=Expected(elapsed=2.0))
async def cooks_level_by_level():
    await asyncio.gather(read("attic"), read("garden"))  # bread needs the attic only
    await asyncio.gather(read("attic"), read("cellar"))


@wrong("left-running")
async def leaves_the_beat_running():
    async def beat():
        while True:
            await asyncio.sleep(1)

    task = asyncio.create_task(beat())
    await read("garden")
    return task.done()


@wrong("cancel-not-awaited")
async def cancels_the_beat_and_goes():
    async def beat():
        while True:
            await asyncio.sleep(1)

    task = asyncio.create_task(beat())
    await read("garden")
    task.cancel()


@wrong("cancel-not-awaited")
async def cancels_a_beat_that_has_to_clean_up():
    async def beat():
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(1)

    task = asyncio.create_task(beat())
    await read("garden")
    task.cancel()
    await asyncio.sleep(0)


@right(Expected(elapsed=1.5))
async def stops_the_beat_and_waits_for_it():
    beats = 0

    async def beat():
        nonlocal beats
        while True:
            await asyncio.sleep(0.5)
            beats += 1

    task = asyncio.create_task(beat())
    await read("garden")
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass


@right(Expected(elapsed=1.5))
async def beat_that_says_goodbye():
    async def beat():
        try:
            while True:
                await asyncio.sleep(0.5)
        except asyncio.CancelledError:
            print("stopped")

    task = asyncio.create_task(beat())
    await read("garden")
    task.cancel()
    await task


@right(Expected(result=NAMES, elapsed=1.5, peak=3))
@wrong("too-many-at-once", asked=Expected(peak=at_most(2)))
@wrong("too-many-at-once", asked=Expected(peak={"read": 2}))
@wrong("too-few-at-once", asked=Expected(peak=4))
@wrong("too-few-at-once", asked=Expected(peak={"fetch": 1}))
@wrong("too-early", asked=Expected(elapsed=3.0))
@wrong("too-late", asked=Expected(elapsed=1.0))
@wrong("wrong-result", asked=Expected(result=["attic", "garden", "cellar"]))
async def gathers():
    return await asyncio.gather(*map(read, STATIONS))


@right(Expected(result=NAMES, elapsed=1.5, peak={"read": 3}))
async def uses_a_group():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(read(station)) for station in STATIONS]
    return [task.result() for task in tasks]


@right(Expected(result=NAMES, elapsed=between(1.0, 1.5), peak=at_most(3)))
async def creates_first_and_awaits_after():
    tasks = [asyncio.create_task(read(station)) for station in STATIONS]
    return [await task for task in tasks]


@right(Expected(elapsed=1.5))
async def keeps_references_and_waits_at_the_end():
    running = set()
    for station in STATIONS:
        task = asyncio.create_task(read(station))
        running.add(task)
        task.add_done_callback(running.discard)
    await read("cellar")
    while running:
        await asyncio.wait(running)


@right(Expected(elapsed=2.0))
async def breakfast_on_the_critical_path():
    async def toast(bread):
        await bread
        await read("cellar")

    async with asyncio.TaskGroup() as group:
        bread = group.create_task(read("garden"))
        group.create_task(read("attic"))
        group.create_task(toast(bread))


@right(Expected(elapsed=1.5, result=NAMES))
async def eager_tasks_where_there_are():
    if hasattr(asyncio, "eager_task_factory"):
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    tasks = [asyncio.create_task(read(station)) for station in STATIONS]
    return [await task for task in tasks]
