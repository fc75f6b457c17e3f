"""Threads that a program starts itself: they share its clock, take turns, and are recorded."""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any

import pytest

from looplab import Limits, observe, simulate
from looplab.diagnose import diagnose
from looplab.observe import collecting

QUICK = Limits(stall=0.3)
made_before = threading.Lock()  # Python's own: it was made before any program ran


def work(seconds: float) -> float:
    time.sleep(seconds)
    print("slept", seconds)
    return seconds


def together(*threads: threading.Thread) -> float:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.monotonic()


def test_threads_sleep_in_virtual_time_and_print_into_the_record() -> None:
    def main() -> float:
        return together(*(threading.Thread(target=work, args=(n,)) for n in (3, 1, 2)))

    run = simulate(main)
    assert (run.result, run.elapsed) == (3.0, 3.0)
    assert [(line.time, line.text, line.source) for line in run.output] == [
        (1.0, "slept 1", "work(1)"), (2.0, "slept 2", "work(2)"), (3.0, "slept 3", "work(3)"),
    ]  # fmt: skip
    assert [(one.label, one.started, one.ended, one.outcome) for one in run.threads] == [
        ("work(3)", 0.0, 3.0, "done"), ("work(1)", 0.0, 1.0, "done"), ("work(2)", 0.0, 2.0, "done"),
    ]  # fmt: skip
    assert [(span.on, span.length) for span in run.threads[0].spans if span.length] == [
        ("time.sleep", 3.0)
    ]


def test_a_lane_has_the_name_that_the_thread_was_given() -> None:
    class Counter(threading.Thread):
        def run(self) -> None:
            work(1)

    def main() -> tuple[bool, bool]:
        named = threading.Thread(target=work, args=(1,), name="worker-1")
        together(named, Counter(), threading.Timer(2, print, ("beep",)))
        return named.is_alive(), named.daemon

    run = simulate(main)
    assert [one.label for one in run.threads] == ["worker-1", "Counter()", "Timer(2, print)"]
    assert (run.result, run.elapsed) == ((False, False), 2.0)


def test_a_launcher_that_runs_each_job_in_a_thread_of_its_own_is_judged_rightly() -> None:
    async def job(seconds: float) -> float:
        await asyncio.sleep(seconds)
        return seconds

    def launch(*jobs: float) -> list[float]:
        results: list[float] = []
        for seconds in jobs:
            thread = threading.Thread(target=lambda s=seconds: results.append(asyncio.run(job(s))))
            thread.start()
            thread.join()
        return results

    run = simulate(launch, 1, 2)
    assert (run.result, run.elapsed, run.stop) == ([1, 2], 3.0, None)
    assert [(task.label, task.created, task.ended) for task in run.tasks] == [
        ("job(1)", 0.0, 1.0), ("job(2)", 1.0, 3.0),
    ]  # fmt: skip
    assert len(run.loops) == 2
    assert diagnose(run) == ()


def test_two_loops_in_two_threads_share_the_clock_exactly() -> None:
    seen: list[tuple[str, float]] = []

    async def ticks(name: str, seconds: float) -> None:
        for _ in range(3):
            await asyncio.sleep(seconds)
            seen.append((name, asyncio.get_running_loop().time()))

    def main() -> float:
        return together(
            threading.Thread(target=lambda: asyncio.run(ticks("a", 1.0))),
            threading.Thread(target=lambda: asyncio.run(ticks("b", 1.5))),
            threading.Thread(target=work, args=(2.25,)),
        )

    assert simulate(main).result == 4.5
    assert seen == [("a", 1.0), ("b", 1.5), ("a", 2.0), ("b", 3.0), ("a", 3.0), ("b", 4.5)]


def test_a_loop_in_a_thread_answers_another_thread() -> None:
    def main() -> tuple[str, float]:
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever)
        thread.start()
        answer = asyncio.run_coroutine_threadsafe(asyncio.sleep(2, "yes"), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
        return answer, time.monotonic()

    assert simulate(main).result == ("yes", 2.0)


def test_timeouts_between_threads_are_virtual() -> None:
    def main() -> list[tuple[object, float]]:
        seen: list[tuple[object, float]] = []

        def note(value: object) -> None:
            seen.append((value, time.monotonic()))

        note(threading.Event().wait(0.5))
        with pytest.raises(queue.Empty):
            queue.Queue().get(timeout=1)
        lock, again, condition = threading.Lock(), threading.RLock(), threading.Condition()
        note(lock.acquire() and lock.acquire(timeout=2))
        with again, again:
            note(threading.Semaphore(0).acquire(timeout=1))
        with condition:
            note(condition.wait_for(lambda: False, timeout=3))
        thread = threading.Thread(target=work, args=(10,))
        thread.start()
        thread.join(timeout=2)
        note(thread.is_alive())
        simple: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Timer(1, simple.put, ("put",)).start()
        note(simple.get())
        return seen

    assert simulate(main).result == [
        (False, 0.5), (False, 3.5), (False, 4.5), (False, 7.5), (True, 9.5), ("put", 10.5),
    ]  # fmt: skip


@pytest.mark.parametrize("make", [threading.Lock, threading.RLock, lambda: made_before])
def test_a_lock_makes_threads_wait_in_virtual_time(make: Callable[[], Any]) -> None:
    def main() -> float:
        lock = make()

        def locked() -> None:
            with lock:
                time.sleep(1)

        threads = [threading.Thread(target=locked) for _ in range(3)]
        later = threading.Thread(target=time.sleep, args=(100,), daemon=True)
        later.start()
        return together(*threads)

    assert simulate(main).result == 3.0


@pytest.mark.parametrize(
    ("wait", "name"),
    [
        (lambda thread, answers: thread.join(), "Thread.join()"),
        (lambda thread, answers: answers.get(), "Queue.get()"),
    ],
)
def test_waiting_for_a_thread_on_the_loop_blocks_the_loop(
    wait: Callable[[threading.Thread, Any], Any], name: str
) -> None:
    async def main() -> None:
        answers: queue.Queue[float] = queue.Queue()
        thread = threading.Thread(target=lambda: answers.put(work(2)))
        thread.start()
        other = asyncio.create_task(asyncio.sleep(1))
        wait(thread, answers)
        await other

    run = simulate(main)
    assert [(span.on, span.length) for _, span in run.blocks] == [(name, 2.0)]
    assert run.elapsed == 3.0
    assert [one.kind for one in diagnose(run)] == ["blocked-the-loop"]


def test_a_pool_used_without_a_loop_has_a_lane_for_each_call() -> None:
    def main() -> tuple[list[float], float, float]:
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(work, [3, 1, 2]))
            last = pool.submit(work, 5)
        return answers, last.result(), time.monotonic()

    run = simulate(main)
    assert run.result == ([3, 1, 2], 5, 8.0)
    assert [(one.label, one.started, one.ended) for one in run.threads] == [
        ("work(3)", 0.0, 3.0), ("work(1)", 0.0, 1.0), ("work(2)", 1.0, 3.0), ("work(5)", 3.0, 8.0),
    ]  # fmt: skip


def test_a_pool_that_was_made_before_can_be_used_after() -> None:
    with ThreadPoolExecutor(2) as pool:
        assert simulate(lambda: pool.submit(work, 5).result()).elapsed == 5.0
        assert pool.submit(pow, 2, 3).result() == 8


def test_a_process_pool_is_waited_for_in_real_time() -> None:
    async def main() -> int:
        with ProcessPoolExecutor(1) as pool:
            return await asyncio.get_running_loop().run_in_executor(pool, pow, 2, 5)

    run = simulate(main)
    assert (run.result, run.stop) == (32, None)


def sleeps_for_ever() -> None:
    while True:
        time.sleep(1)


def computes_for_ever() -> None:
    while True:
        pass


def waits_for_ever() -> None:
    threading.Event().wait()


@pytest.mark.parametrize(
    ("target", "kind"),
    [(sleeps_for_ever, "endless"), (waits_for_ever, "deadlock"), (computes_for_ever, "frozen")],
)
def test_a_thread_without_end_keeps_its_program_from_ending(
    target: Callable[[], None], kind: str
) -> None:
    before = set(threading.enumerate())
    run = simulate(lambda: threading.Thread(target=target).start(), limits=QUICK)
    assert run.stop is not None
    assert (run.stop.kind, run.threads[0].outcome) == (kind, "pending")
    assert [one.kind for one in diagnose(run)] == [kind]
    assert set(threading.enumerate()) <= before
    assert simulate(asyncio.sleep, 5).elapsed == 5.0


@pytest.mark.parametrize("target", [sleeps_for_ever, waits_for_ever])
def test_a_daemon_dies_with_its_program_and_is_no_finding(target: Callable[[], None]) -> None:
    def main() -> None:
        threading.Thread(target=target, daemon=True).start()
        time.sleep(3)

    before = set(threading.enumerate())
    run = simulate(main)
    assert (run.elapsed, run.stop, run.threads[0].outcome) == (3.0, None, "cancelled")
    assert diagnose(run) == ()
    assert set(threading.enumerate()) <= before


def test_a_thread_that_goes_on_after_the_main_function_is_waited_for() -> None:
    run = simulate(lambda: threading.Thread(target=work, args=(5,)).start())
    assert (run.elapsed, run.threads[0].ended, run.text) == (0.0, 5.0, "slept 5")
    assert diagnose(run) == ()


def test_threads_that_wait_for_one_another_are_named_with_what_they_wait_for() -> None:
    def main() -> None:
        first, second = threading.Lock(), threading.Lock()

        def takes(one: Any, other: Any) -> None:
            with one:
                time.sleep(1)
                with other:
                    pass

        together(
            threading.Thread(target=takes, args=(first, second)),
            threading.Thread(target=takes, args=(second, first)),
        )

    stop = simulate(main).deadlock
    assert stop is not None
    assert [(one.on, one.place and one.place.function) for one in stop.stuck] == [
        ("Lock.acquire()", "takes"), ("Lock.acquire()", "takes"),
    ]  # fmt: skip
    assert stop.time == 1.0


def test_an_error_in_a_thread_is_lost_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "excepthook", threading.__excepthook__)  # not pytest's

    def fails() -> None:
        raise ValueError("no seat")

    with collecting(quiet=True):
        run = simulate(lambda: together(threading.Thread(target=fails)))
    assert [one.kind for one in diagnose(run)] == ["lost-exception"]
    assert (run.threads[0].outcome, run.threads[0].error) == ("failed", "ValueError: no seat")
    assert run.output[-1].text == "ValueError: no seat"
    assert not any("looplab" in line.text for line in run.output)


def test_threads_do_the_same_in_the_same_order_every_time() -> None:
    def main() -> list[tuple[int, float]]:
        seen: list[tuple[int, float]] = []

        def loops(number: int) -> None:
            for _ in range(5):
                time.sleep(0.5 + number % 3)
                seen.append((number, time.monotonic()))

        together(*(threading.Thread(target=loops, args=(number,)) for number in range(9)))
        return seen

    first = simulate(main)
    assert all(simulate(main).result == first.result for _ in range(5))
    assert [(one.label, one.spans) for one in simulate(main).threads] == [
        (one.label, one.spans) for one in first.threads
    ]


def test_observe_has_lanes_for_threads_too_and_waits_for_them() -> None:
    def main() -> None:
        threading.Thread(target=work, args=(0.02,)).start()

    run = asyncio.run(observe(main))
    assert run.text == "slept 0.02"
    assert run.threads[0].ended is not None
    assert run.threads[0].ended >= 0.02


def test_a_pool_s_own_future_wakes_the_loop_before_its_thread_is_gone() -> None:
    async def main() -> int:
        with ThreadPoolExecutor(1) as pool:
            return await asyncio.wrap_future(pool.submit(sum, (1, 2)))

    run = simulate(main)
    assert (run.result, run.stop) == (3, None)


def test_the_thread_in_which_asyncio_ends_its_pool_is_no_lane() -> None:
    async def main() -> None:
        await asyncio.to_thread(int)

    run = asyncio.run(observe(main))
    assert not run.threads


def test_a_thread_may_run_a_method_of_a_built_in_type() -> None:
    basket: list[str] = []

    def main() -> None:
        thread = threading.Thread(target=basket.append, args=("Arnica",))
        thread.start()
        thread.join()

    assert simulate(main).exception is None
    assert basket == ["Arnica"]


@pytest.mark.parametrize("own", [True, False], ids=["a pool of its own", "the loop's pool"])
def test_a_job_that_is_cancelled_in_its_queue_is_no_thread_still_at_work(own: bool) -> None:
    async def main() -> None:
        loop = asyncio.get_running_loop()
        pool = ThreadPoolExecutor(1) if own else None
        at_work = [loop.run_in_executor(pool, time.sleep, 2) for _ in range(1 if own else 32)]
        queued = loop.run_in_executor(pool, work, 1)
        await asyncio.sleep(0.5)
        queued.cancel()
        await asyncio.gather(*at_work)

    run = simulate(main)
    left = run.threads[-1]
    assert (left.outcome, left.started, left.ended) == ("cancelled", None, 0.5)
    assert (run.elapsed, run.text, diagnose(run)) == (2.0, "", ())
