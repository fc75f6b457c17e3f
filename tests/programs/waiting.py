"""Unit 02: where control moves, and programs that never come back."""

from __future__ import annotations

import asyncio
import time

from looplab.diagnose import ANYTHING, Expected, at_least, at_most
from programs.catalogue import right, wrong


async def step(name, seconds=1.0):
    await asyncio.sleep(seconds)
    return name


async def cook(dish):
    time.sleep(3)
    return dish


@wrong("blocked-the-loop")
@wrong("blocked-the-loop", "too-late", asked=Expected(elapsed=1.0))
@right(Expected(blocked=ANYTHING))
@right(Expected(blocked=3.0, elapsed=3.0))
async def cook_holds_the_kitchen():
    return await asyncio.gather(step("beat"), cook("soup"))


@wrong("too-early", asked=Expected(blocked=1.0))
@right(Expected(elapsed=1.0))
async def waits_politely():
    return await step("soup")


@wrong("deadlock")
@wrong("deadlock", asked=Expected(result=1, elapsed=2.0))
async def waits_for_an_event_nobody_sets():
    await asyncio.Event().wait()


@wrong("busy-wait")
async def spins_with_sleep_zero():
    ready = False
    while not ready:
        await asyncio.sleep(0)


@wrong("endless")
async def polls_a_flag_for_ever():
    ready = False
    while not ready:
        await asyncio.sleep(3600)


@wrong("frozen")
async def never_gives_control_back():
    while True:
        pass


async def index_pages(pages, every):
    for number in range(pages):
        if number % every == 0:
            await asyncio.sleep(0)
    return pages


@wrong("yields-too-often", asked=Expected(steps=at_most(20)))
async def yields_at_every_page():
    return await index_pages(200, every=1)


@wrong("yields-too-rarely", asked=Expected(steps=at_least(5)))
async def never_yields():
    return await index_pages(200, every=1000)


@right(Expected(steps=at_most(20)))
async def yields_now_and_then():
    return await index_pages(200, every=50)


@wrong("yields-too-often", asked=Expected(steps=at_most(50)))
async def polls_a_task_every_hundredth():
    task = asyncio.create_task(step("page", 5))
    while not task.done():
        await asyncio.sleep(0.01)
    return task.result()


@wrong("too-late", asked=Expected(elapsed=at_most(1.0)))
async def sleeps_to_pad():
    task = asyncio.create_task(step("page", 1))
    await asyncio.sleep(2)
    return await task


@wrong("too-early", asked=Expected(elapsed=1.0))
async def does_not_wait_at_all():
    return "page"


@wrong("wrong-order", asked=Expected(prints=["chop", "boil", "serve"]))
async def steps_in_the_wrong_order():
    async def says(word, after):
        await asyncio.sleep(after)
        print(word)

    await asyncio.gather(says("chop", 1), says("serve", 2), says("boil", 3))


@right(Expected(elapsed=2.0, prints=["beat", "soup", "beat"]))
async def two_cooks_take_turns():
    async def beat():
        for _ in range(2):
            await asyncio.sleep(0.9)
            print("beat")

    async def soup():
        await asyncio.sleep(1)
        print("soup")
        await asyncio.sleep(1)

    await asyncio.gather(beat(), soup())
