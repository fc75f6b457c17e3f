"""Small programs whose pictures are kept: each shows one thing that a lesson is about."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

DELAYS = {"a": 1.0, "b": 0.5, "c": 1.5}


async def fetch(name: str, delay: float) -> str:
    await asyncio.sleep(delay)
    print(f"{name} is here")
    return name


async def sequential() -> None:
    for name, delay in DELAYS.items():
        await fetch(name, delay)


async def gathered() -> None:
    await asyncio.gather(*(fetch(name, delay) for name, delay in DELAYS.items()))


async def turns() -> None:
    async def cook(name: str) -> None:
        for _ in range(3):
            print(f"{name} stirs")
            await asyncio.sleep(0)

    await asyncio.gather(cook("ann"), cook("bob"), cook("cem"))


async def heartbeat(beats: int) -> None:
    for _ in range(beats):
        await asyncio.sleep(0.5)
        print("beat")


async def blocked() -> None:
    async def report(month: str) -> None:
        await asyncio.sleep(0.8)
        time.sleep(1.5)
        await asyncio.sleep(0.4)

    await asyncio.gather(heartbeat(5), report("may"))


async def cancel_wave() -> None:
    async def copy(host: str, delay: float) -> None:
        try:
            await asyncio.sleep(delay)
            if host == "c":
                raise OSError("disk is full")
        finally:
            if host in "bd":
                await asyncio.sleep(0.3 * delay)

    async with asyncio.TaskGroup() as group:
        for host, delay in {"a": 2.0, "b": 1.5, "c": 1.0, "d": 2.5, "e": 0.4, "f": 4.0}.items():
            group.create_task(copy(host, delay))


async def timeout() -> None:
    try:
        async with asyncio.timeout(1.0):
            await asyncio.gather(fetch("a", 0.5), fetch("b", 2.0), fetch("c", 3.0))
    except TimeoutError:
        print("too late for b and c")
    await asyncio.sleep(0.5)


def threads() -> None:
    def checksum(path: str, delay: float) -> None:
        time.sleep(delay)

    async def main() -> None:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(2))
        jobs = {"a.iso": 2.0, "b.iso": 1.0, "c.iso": 1.5, "d.iso": 0.5}
        await asyncio.gather(
            heartbeat(6), *(asyncio.to_thread(checksum, *job) for job in jobs.items())
        )

    asyncio.run(main())


async def deadlock() -> None:
    locks = {name: asyncio.Lock() for name in ("ann", "bob")}

    async def transfer(source: str, target: str) -> None:
        async with locks[source]:
            await asyncio.sleep(1.0)
            async with locks[target]:
                print("done")

    await asyncio.gather(transfer("ann", "bob"), transfer("bob", "ann"))


async def many() -> None:
    """120 pages, 60 images and 20 feeds, ten at a time; every 37th page is missing."""
    limit = asyncio.Semaphore(10)

    async def page(number: int) -> None:
        async with limit:
            await asyncio.sleep(0.5 + number * 7 % 11 / 10)
            if number % 37 == 5:
                raise OSError("no such page")

    async def image(number: int) -> None:
        async with limit:
            await asyncio.sleep(0.2 + number * 5 % 7 / 10)

    async def feed(number: int) -> None:
        await asyncio.sleep(number % 5)
        async with limit:
            await asyncio.sleep(1.0)

    await asyncio.gather(
        *(page(number) for number in range(120)),
        *(image(number) for number in range(60)),
        *(feed(number) for number in range(20)),
        return_exceptions=True,
    )


async def many_alike() -> None:
    """200 fetches at once, of 0.5 to 2.5 seconds."""

    async def read(number: int) -> None:
        await asyncio.sleep(0.5 + number * 37 % 200 / 100)

    await asyncio.gather(*(read(number) for number in range(200)))


async def many_cancelled() -> None:
    """A group of fifty; the thirtieth fails after one second."""

    async def copy(number: int) -> None:
        await asyncio.sleep(0.2 + number / 10 if number < 9 else 1 if number == 29 else 2)
        if number == 29:
            raise OSError("disk is full")

    async with asyncio.TaskGroup() as group:
        for number in range(50):
            group.create_task(copy(number))
