"""Unit 07: blocking work and threads."""

from __future__ import annotations

import asyncio
import time

from looplab.diagnose import Expected, at_most
from programs.catalogue import right, wrong


def query(row):
    time.sleep(2)
    return row


async def beat():
    await asyncio.sleep(1)
    print("beat")


@wrong("blocked-the-loop")
async def client_called_on_the_loop():
    async def ask():
        return query("row")

    return await asyncio.gather(ask(), beat())


@wrong("blocked-the-loop", "raised")
async def limit_that_cannot_fire_in_time():
    async with asyncio.timeout(1):
        query("row")
        await asyncio.sleep(1)


@wrong("too-many-at-once", asked=Expected(peak={"query": at_most(2)}))
async def a_thread_for_each_row():
    return await asyncio.gather(*(asyncio.to_thread(query, row) for row in range(4)))


@wrong("late-timeout", "too-late", asked=Expected(elapsed=at_most(1.0)))
def timeout_should_stop_the_thread():
    async def main():
        try:
            return await asyncio.wait_for(asyncio.to_thread(query, "row"), 1)
        except TimeoutError:
            return None

    return asyncio.run(main())


@wrong("blocked-the-loop", asked=Expected(result=["row", "row"]))
async def the_thread_client_is_awaited_after_a_blocking_pause():
    time.sleep(0.5)
    return await asyncio.gather(*(asyncio.to_thread(query, "row") for _ in range(2)))


@wrong("never-awaited")
async def to_thread_without_await():
    asyncio.to_thread(query, "row")


@right(Expected(elapsed=2.0, result=["row", None]))
async def client_in_a_thread():
    return await asyncio.gather(asyncio.to_thread(query, "row"), beat())


@right(Expected(elapsed=4.0, peak={"query": 1}))
async def one_thread_at_a_time():
    lock = asyncio.Lock()

    async def ask(row):
        async with lock:
            return await asyncio.to_thread(query, row)

    return await asyncio.gather(ask(1), ask(2))


@right(Expected(elapsed=4.0, peak={"query": 2}))
async def bounded_by_the_pool():
    from concurrent.futures import ThreadPoolExecutor

    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(2) as pool:
        jobs = [loop.run_in_executor(pool, query, row) for row in range(4)]
        return await asyncio.gather(*jobs)


@right(Expected(elapsed=2.0))
async def thread_told_to_stop():
    stop = False

    def scan():
        while not stop:
            time.sleep(0.5)

    job = asyncio.create_task(asyncio.to_thread(scan))
    await asyncio.sleep(1.75)
    stop = True
    await job
