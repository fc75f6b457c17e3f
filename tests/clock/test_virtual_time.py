"""The clock jumps, exactly, and only when it may."""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
import time
from time import sleep as slept_by_name

from looplab import simulate


async def wait(seconds: float) -> float:
    await asyncio.sleep(seconds)
    return seconds


async def gathered(*seconds: float) -> list[float]:
    return await asyncio.gather(*map(wait, seconds))


def test_gathered_waits_end_at_exactly_the_longest() -> None:
    run = simulate(gathered, 1.0, 0.5, 1.5)
    assert (run.elapsed, run.result, run.peak()) == (1.5, [1.0, 0.5, 1.5], 3)


def test_an_hour_costs_next_to_nothing() -> None:
    began = time.process_time()
    run = simulate(asyncio.sleep, 3600)
    assert run.elapsed == 3600.0
    assert time.process_time() - began < 0.5  # ten times what it takes; an hour if it were real


def test_equal_deadlines_fire_in_the_order_they_were_set() -> None:
    woken: list[int] = []

    async def one(number: int) -> None:
        await asyncio.sleep(1)
        woken.append(number)

    async def main() -> None:
        await asyncio.gather(*(one(number) for number in range(50)))

    simulate(main)
    assert woken == list(range(50))


def test_of_a_limit_and_a_sleep_that_end_together_the_one_set_first_wins() -> None:
    async def limited() -> str:
        try:
            async with asyncio.timeout(1.0):
                await asyncio.sleep(1.0)
        except TimeoutError:
            return "the limit"
        return "the sleep"

    assert simulate(limited).result == "the limit"


def test_the_clocks_of_time_agree_with_the_loop() -> None:
    async def main() -> tuple[float, ...]:
        loop = asyncio.get_running_loop()
        began = time.perf_counter(), time.monotonic(), time.time(), loop.time(), time.time_ns()
        await asyncio.sleep(2.5)
        ended = time.perf_counter(), time.monotonic(), time.time(), loop.time(), time.time_ns()
        return tuple(b - a for a, b in zip(began, ended, strict=True))

    assert simulate(main).result == (2.5, 2.5, 2.5, 2.5, 2_500_000_000)


def test_a_blocking_sleep_holds_every_other_task() -> None:
    async def blocks() -> None:
        slept_by_name(3)

    async def waits() -> float:
        await asyncio.sleep(1)
        return asyncio.get_running_loop().time()

    async def main() -> float:
        first = asyncio.create_task(waits())
        await asyncio.sleep(0)
        await blocks()
        return await first

    run = simulate(main)
    assert (run.elapsed, run.blocked, run.result) == (3.0, 3.0, 3.0)


def test_a_sleep_in_a_thread_is_virtual_and_blocks_nobody() -> None:
    async def main() -> None:
        await asyncio.gather(asyncio.to_thread(time.sleep, 2), asyncio.sleep(1))

    run = simulate(main)
    assert (run.elapsed, run.blocked, run.peak()) == (2.0, 0.0, 2)


def test_real_work_in_a_thread_holds_the_clock() -> None:
    def work() -> int:
        return sum(range(300_000))

    async def main() -> int:
        return await asyncio.wait_for(asyncio.to_thread(work), timeout=0.001)

    run = simulate(main)
    assert (run.result, run.elapsed) == (sum(range(300_000)), 0.0)


def test_a_thread_outlives_its_timeout_and_run_waits_for_it() -> None:
    async def main() -> str:
        try:
            await asyncio.wait_for(asyncio.to_thread(time.sleep, 3), timeout=1)
        except TimeoutError:
            return "too late"
        return "in time"

    run = simulate(main)
    assert (run.result, run.elapsed, run.loops[0].closed) == ("too late", 1.0, 3.0)


def test_more_jobs_than_threads_wait_for_a_free_one() -> None:
    async def main() -> None:
        await asyncio.gather(*(asyncio.to_thread(time.sleep, 1) for _ in range(70)))

    assert simulate(main).elapsed == 3.0  # 32 at a time


def test_jobs_take_their_turns_in_the_order_they_were_handed_in() -> None:
    done: list[int] = []

    def job(number: int) -> None:
        time.sleep(1)
        done.append(number)

    async def main() -> None:
        await asyncio.gather(*(asyncio.to_thread(job, number) for number in range(20)))

    simulate(main)
    assert done == list(range(20))


def test_a_lock_between_threads_makes_them_wait_in_virtual_time() -> None:
    lock = threading.Lock()

    def job() -> None:
        with lock:
            time.sleep(1)

    async def main() -> None:
        await asyncio.gather(*(asyncio.to_thread(job) for _ in range(3)))

    assert simulate(main).elapsed == 3.0


def test_a_thread_may_ask_the_loop_and_wait_for_the_answer() -> None:
    async def main() -> float:
        loop = asyncio.get_running_loop()
        ask = lambda: asyncio.run_coroutine_threadsafe(wait(2), loop).result()  # noqa: E731
        return await asyncio.to_thread(ask)

    run = simulate(main)
    assert (run.result, run.elapsed) == (2, 2.0)


def test_a_loop_that_is_blocked_lets_threads_go_on() -> None:
    ended: list[float] = []

    def job() -> None:
        time.sleep(2)
        ended.append(time.monotonic())

    async def main() -> None:
        task = asyncio.create_task(asyncio.to_thread(job))
        await asyncio.sleep(0)
        time.sleep(3)
        await task

    run = simulate(main)
    assert (ended, run.elapsed) == ([2.0], 3.0)


def test_a_server_and_a_client_on_the_same_loop_work() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = await reader.readline()
        await asyncio.sleep(1)
        writer.write(line.upper())
        await writer.drain()
        writer.close()

    async def main() -> bytes:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        host, port = server.sockets[0].getsockname()
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(b"hello\n")
        answer = await reader.readline()
        writer.close()
        await writer.wait_closed()
        server.close()
        return answer

    run = simulate(main)
    assert (run.result, run.elapsed) == (b"HELLO\n", 1.0)


def test_packets_that_the_system_holds_back_are_no_false_timeout() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.readline():
            for word in (b"one\n", b"two\n", b"three\n"):
                writer.write(word)
                await asyncio.sleep(0)
        writer.close()

    async def main() -> int:
        # The connections of a server made like this lack TCP_NODELAY.
        with socket.create_server(("127.0.0.1", 0)) as listening:
            server = await asyncio.start_server(serve, sock=listening)
            reader, writer = await asyncio.open_connection(*listening.getsockname())
            answers = 0
            for _ in range(12):
                writer.write(b"count\n")
                async with asyncio.timeout(5):
                    answers += len([await reader.readline() for _ in range(3)])
            writer.close()
            await writer.wait_closed()
            server.close()
        return answers

    run = simulate(main)
    assert (run.result, run.elapsed) == (36, 0.0)


def test_a_child_process_is_no_false_timeout() -> None:
    code = "import time; time.sleep(0.2); print('done')"

    async def main() -> bytes:
        child = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=-1)
        out, _ = await asyncio.wait_for(child.communicate(), timeout=60)
        return out

    run = simulate(main)
    assert run.result == b"done\n"
    assert run.elapsed < 60


def test_a_script_with_two_runs_shares_one_clock() -> None:
    def script() -> list[float]:
        return [asyncio.run(wait(1)), asyncio.run(wait(2))]

    run = simulate(script)
    assert (run.result, run.elapsed) == ([1, 2], 3.0)
    assert [(loop.opened, loop.closed) for loop in run.loops] == [(0.0, 1.0), (1.0, 3.0)]


def test_tasks_that_are_cancelled_at_once_end_in_one_order_in_every_run() -> None:
    async def one(number: int) -> None:
        try:
            await asyncio.sleep(9)
        finally:
            print(number)

    async def fails() -> None:
        await asyncio.sleep(1)
        raise OSError

    async def main() -> None:
        async with asyncio.TaskGroup() as group:
            for number in range(12):
                group.create_task(one(number))
            group.create_task(fails())

    assert len({simulate(main).text for _ in range(10)}) == 1
