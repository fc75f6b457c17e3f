"""Units 08 to 14: locks, queues, generators, networks, and old-style loops."""

from __future__ import annotations

import asyncio
import contextlib
import sys

from looplab.diagnose import Expected
from programs.catalogue import right, wrong


async def fetch(url):
    await asyncio.sleep(1)
    return url


@wrong("too-many-at-once", asked=Expected(peak={"fetch": 2}))
async def a_semaphore_for_each_item():
    async def polite(url):
        async with asyncio.Semaphore(2):
            return await fetch(url)

    return await asyncio.gather(*map(polite, range(5)))


@wrong("one-at-a-time", asked=Expected(peak={"fetch": 2}))
async def a_lock_where_a_semaphore_was_meant():
    lock = asyncio.Lock()

    async def polite(url):
        async with lock:
            return await fetch(url)

    return await asyncio.gather(*map(polite, range(5)))


@right(Expected(elapsed=3.0, peak={"fetch": 2}))
async def two_at_a_time():
    limit = asyncio.Semaphore(2)

    async def polite(url):
        async with limit:
            return await fetch(url)

    return await asyncio.gather(*map(polite, range(5)))


@wrong("deadlock")
async def two_locks_in_two_orders():
    first, second = asyncio.Lock(), asyncio.Lock()

    async def move(one, other):
        async with one:
            await asyncio.sleep(1)
            async with other:
                pass

    await asyncio.gather(move(first, second), move(second, first))


@wrong("deadlock")
async def takes_its_own_lock_twice():
    lock = asyncio.Lock()

    async def save():
        async with lock:
            await fetch("page")

    async with lock:
        await save()


@wrong("deadlock")
async def join_without_task_done():
    queue = asyncio.Queue()

    async def worker():
        while True:
            await fetch(await queue.get())

    task = asyncio.create_task(worker())
    queue.put_nowait("a")
    await queue.join()
    task.cancel()


@wrong("deadlock")
async def consumer_without_a_sentinel():
    queue = asyncio.Queue()

    async def consume():
        while (url := await queue.get()) is not None:
            await fetch(url)

    async def produce():
        for url in "abc":
            await queue.put(url)

    await asyncio.gather(produce(), consume())


@wrong("deadlock")
async def full_queue_and_nobody_takes():
    queue = asyncio.Queue(1)
    for url in "ab":
        await queue.put(url)


@wrong("cancel-not-awaited")
async def workers_cancelled_and_not_awaited():
    queue = asyncio.Queue()

    async def worker():
        while True:
            await fetch(await queue.get())
            queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(2)]
    for url in "abc":
        queue.put_nowait(url)
    await queue.join()
    for each in workers:
        each.cancel()


@right(Expected(elapsed=2.0))
async def workers_cancelled_and_awaited():
    queue = asyncio.Queue()

    async def worker():
        while True:
            url = await queue.get()
            try:
                await fetch(url)
            finally:
                queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(2)]
    for url in "abc":
        queue.put_nowait(url)
    await queue.join()
    for each in workers:
        each.cancel()
    await asyncio.gather(*workers, return_exceptions=True)


@right(Expected(elapsed=3.0))
async def consumer_with_a_sentinel():
    queue = asyncio.Queue(maxsize=1)

    async def produce():
        for url in ("a", "b", "c", None):
            await queue.put(url)

    async def consume():
        while (url := await queue.get()) is not None:
            await fetch(url)

    async with asyncio.TaskGroup() as group:
        group.create_task(produce())
        group.create_task(consume())


@right(Expected(elapsed=3.0))
async def generator_closed_after_a_break():
    async def pages():
        for number in range(9):
            yield await fetch(number)

    async with contextlib.aclosing(pages()) as stream:
        async for number in stream:
            if number == 2:
                break


@right(Expected(elapsed=2.0))
async def async_context_manager_in_an_exit_stack():
    @contextlib.asynccontextmanager
    async def connection():
        await fetch("open")
        try:
            yield "connection"
        finally:
            await asyncio.sleep(0.5)

    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(connection())
        stack.push_async_callback(asyncio.sleep, 0.5)


@right(Expected(elapsed=5.0))
async def rate_limiter():
    async def paced(url):
        await asyncio.sleep(url)
        return await fetch(url)

    return await asyncio.gather(*map(paced, range(5)))


@right(Expected(elapsed=10.0))
async def graceful_shutdown():
    stopping = asyncio.Event()

    async def serve():
        while not stopping.is_set():
            try:
                await asyncio.wait_for(stopping.wait(), timeout=3)
            except TimeoutError:
                print("tick")

    server = asyncio.create_task(serve())
    asyncio.get_running_loop().call_later(10, stopping.set)
    await server


@right()
async def condition_and_event():
    ready, items = asyncio.Condition(), []

    async def waits():
        async with ready:
            await ready.wait_for(lambda: len(items) == 2)

    async def fills():
        for url in "ab":
            items.append(await fetch(url))
            async with ready:
                ready.notify_all()

    await asyncio.gather(waits(), fills())


@right()
async def server_and_client_on_loopback():
    async def answer(reader, writer):
        writer.write((await reader.readline()).upper())
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"hello\n")
        said = await reader.read()
        writer.close()
        await writer.wait_closed()
    return said


@right()
async def child_process():
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "print('hello')", stdout=asyncio.subprocess.PIPE
    )
    said, _ = await child.communicate()
    return said


@right(Expected(result=["a", "b"], elapsed=1.0))
async def gather_made_of_futures():
    loop = asyncio.get_running_loop()
    whole = loop.create_future()
    answers = {}

    def done(task, name):
        answers[name] = task.result()
        if len(answers) == 2:
            whole.set_result([answers["a"], answers["b"]])

    tasks = [asyncio.create_task(fetch(name), name=name) for name in "ab"]
    for task, name in zip(tasks, "ab", strict=True):
        task.add_done_callback(lambda t, name=name: done(t, name))
    return await whole


@right()
def run_forever_stopped_by_a_callback():
    loop = asyncio.new_event_loop()
    loop.call_later(3, loop.stop)
    loop.run_forever()
    loop.close()


@wrong("left-running")
def run_forever_left_with_a_task():
    loop = asyncio.new_event_loop()
    loop.create_task(fetch("page"))  # noqa: RUF006
    loop.call_later(0.5, loop.stop)
    loop.run_forever()
    loop.close()
