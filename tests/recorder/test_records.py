"""What is written down about tasks, and that nothing else is kept."""

from __future__ import annotations

import asyncio
import gc
import pickle
import sys
import weakref
from typing import Any

import pytest

from looplab import Run, simulate


async def page(name: str, seconds: float) -> str:
    await asyncio.sleep(seconds)
    return name


async def fetch(name: str, seconds: float) -> str:
    return await page(name, seconds)


def test_a_task_has_its_call_as_label_its_parent_and_its_times() -> None:
    async def main() -> None:
        await asyncio.sleep(1)
        await asyncio.create_task(fetch("a", 2))

    run = simulate(main)
    main_task, fetch_task = run.tasks
    assert (fetch_task.label, fetch_task.name, fetch_task.parent) == ("fetch('a', 2)", "fetch", 0)
    assert (fetch_task.created, fetch_task.started, fetch_task.ended) == (1.0, 1.0, 3.0)
    assert main_task.name == "main"


def test_an_awaited_coroutine_is_a_frame_in_its_tasks_lane() -> None:
    run = simulate(fetch("a", 2))
    assert [task.name for task in run.tasks] == ["fetch"]
    waits = [span for span in run.tasks[0].spans if span.activity == "waiting"]
    assert [(span.stack, span.on, span.length) for span in waits] == [
        (("fetch", "page"), "sleep(2)", 2.0)
    ]
    assert waits[0].place is not None
    assert waits[0].place.function == "page"


def test_peak_counts_calls_in_flight_whether_or_not_they_have_tasks() -> None:
    async def two_at_a_time() -> None:
        limit = asyncio.Semaphore(2)

        async def limited(name: str) -> str:
            async with limit:
                return await page(name, 1)

        await asyncio.gather(*map(limited, "abcde"))

    run = simulate(two_at_a_time)
    assert (run.peak("page"), run.peak("limited"), run.elapsed) == (2, 5, 3.0)


def test_one_after_another_is_never_two_at_once() -> None:
    async def in_turn() -> None:
        for name in "abc":
            await page(name, 0)

    assert simulate(in_turn).peak("page") == 1


def test_a_cancel_is_noted_with_who_and_when() -> None:
    async def main() -> None:
        task = asyncio.create_task(page("a", 10))
        await asyncio.sleep(2)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    run = simulate(main)
    task = run.task("page")
    assert [(cancel.time, cancel.by) for cancel in task.cancels] == [(2.0, "main()")]
    assert (task.outcome, task.ended, task.leftover) == ("cancelled", 2.0, False)


def test_a_task_that_was_left_running_is_told_from_one_that_was_cancelled() -> None:
    async def main() -> None:
        asyncio.create_task(page("a", 10))  # noqa: RUF006  (that is the mistake)
        await asyncio.sleep(1)

    run = simulate(main)
    assert [task.label for task in run.leftover] == ["page('a', 10)"]
    assert run.elapsed == 1.0


def test_a_forgotten_await_is_noted_with_its_place() -> None:
    async def main() -> None:
        page("a", 1)

    leaks = simulate(main).never_awaited
    assert [(leak.what, leak.place.function if leak.place else "") for leak in leaks] == [
        ("page", "main")
    ]


def test_an_exception_that_nobody_looked_at_is_noted() -> None:
    async def fails() -> None:
        raise ValueError("no seat")

    async def main() -> None:
        asyncio.create_task(fails())  # noqa: RUF006
        await asyncio.sleep(1)

    leaks = simulate(main).never_retrieved
    assert [(leak.what, leak.source) for leak in leaks] == [("ValueError: no seat", "fails()")]


def test_a_task_that_was_collected_ends_when_it_was_and_not_with_the_program(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def never_told() -> None:
        await asyncio.Event().wait()

    async def main() -> None:
        gc.disable()  # the task is collected when this program says so, and not before
        asyncio.create_task(never_told())  # noqa: RUF006
        await asyncio.sleep(1)
        gc.collect()
        gc.enable()
        await asyncio.sleep(2)

    task = simulate(main).task("never_told")
    assert (task.ended, task.outcome, task.error) == (1.0, "pending", "collected: nobody held it")
    assert "Task was destroyed but it is pending" in caplog.text


def test_a_wait_in_a_comprehension_is_told_the_same_on_every_version() -> None:
    async def main() -> list[str]:
        return [await page(name, 1) for name in "ab"]

    waits = [s for s in simulate(main).tasks[0].spans if s.activity == "waiting"]
    assert {span.stack for span in waits} == {("main", "page")}


async def each_as_it_comes() -> list[str]:
    answers = asyncio.as_completed([fetch("a", 2), fetch("b", 1)])
    return [await answer for answer in answers]


async def each_task_as_it_ends() -> list[str]:
    return [await task async for task in asyncio.as_completed([fetch("a", 2), fetch("b", 1)])]


@pytest.mark.parametrize(
    "program",
    [
        each_as_it_comes,
        pytest.param(
            each_task_as_it_ends,
            marks=pytest.mark.skipif(sys.version_info < (3, 13), reason="came with 3.13"),
        ),
    ],
)
def test_as_completed_waits_for_tasks_and_is_told_by_its_name(program: Any) -> None:
    run = simulate(program)
    waits = [span for span in run.tasks[0].spans if span.activity == "waiting"]
    assert [(span.on, span.joins) for span in waits] == [("as_completed", True)] * 2
    assert run.peak() == 2


def test_a_printed_line_knows_its_time_and_its_task() -> None:
    async def says(name: str) -> None:
        await asyncio.sleep(1)
        print("hello from", name)

    async def main() -> None:
        await asyncio.gather(says("a"), says("b"))

    output = simulate(main).output
    assert [(line.time, line.text, line.source) for line in output] == [
        (1.0, "hello from a", "says('a')"),
        (1.0, "hello from b", "says('b')"),
    ]


def test_nothing_of_the_program_is_kept_alive() -> None:
    class Big:
        pass

    seen: list[weakref.ref[Any]] = []

    async def holds() -> None:
        thing = Big()
        seen.append(weakref.ref(thing))
        await asyncio.sleep(1)
        raise ValueError("and lets go")

    run = simulate(holds)
    gc.collect()
    assert isinstance(run.exception, ValueError)
    assert seen[0]() is None


def test_a_learners_own_repr_is_never_called_for_a_label() -> None:
    class Loud:
        def __repr__(self) -> str:
            raise AssertionError("called")

    async def takes(thing: Loud) -> None:
        await asyncio.sleep(1)

    assert simulate(takes, Loud()).tasks[0].label == "takes(<Loud>)"


def test_a_run_survives_pickling_and_json() -> None:
    run = simulate(fetch("a", 2))
    assert pickle.loads(pickle.dumps(run)) == run
    assert Run.from_json(run.to_json()) == run


def test_a_run_whose_result_cannot_be_pickled_is_still_pickled() -> None:
    async def main() -> Any:
        return lambda: None

    copy = pickle.loads(pickle.dumps(simulate(main)))
    assert "lambda" in repr(copy.result)


def test_a_bare_run_shows_names_and_times_only() -> None:
    async def main() -> None:
        print("secret")
        await asyncio.gather(page("secret", 1.5), fails("secret"), return_exceptions=True)

    async def fails(what: str) -> None:
        await asyncio.sleep(1)
        raise ValueError(what)

    run = simulate(main)
    assert "secret" in run.to_json()
    assert "secret" not in run.without_values().to_json()
    assert run.without_values().peak("page") == 1


async def fails(seconds: float) -> None:
    await asyncio.sleep(seconds)
    raise OSError("disk is full")


def authors(run: Run) -> dict[str, str]:
    return {task.name: cancel.by for task in run.tasks for cancel in task.cancels}


def test_a_loop_that_refuses_to_be_closed_is_recorded_to_its_end() -> None:
    async def main() -> None:
        with pytest.raises(RuntimeError, match="running"):
            asyncio.get_running_loop().close()
        await asyncio.create_task(fetch("a", 2))

    run = simulate(main)
    assert run.exception is None
    assert run.loops[0].closed == 2.0
    assert [(task.ended, task.leftover) for task in run.tasks] == [(2.0, False), (2.0, False)]


class TestWhoIsBehindACancel:
    def test_the_child_that_failed_made_its_group_cancel_the_others(self) -> None:
        async def main() -> None:
            async with asyncio.TaskGroup() as group:
                group.create_task(page("a", 3))
                group.create_task(fails(1))
                await asyncio.sleep(2)

        assert authors(simulate(main)) == {"page": "fails(1)", "main": "fails(1)"}

    def test_the_parent_did_when_its_own_block_failed(self) -> None:
        async def main() -> None:
            async with asyncio.TaskGroup() as group:
                group.create_task(page("a", 3))
                await fails(1)

        assert authors(simulate(main)) == {"page": "main()"}

    def test_a_timeout_cancels_its_own_task_and_that_task_hands_it_on(self) -> None:
        async def main() -> None:
            async with asyncio.timeout(1):
                await asyncio.gather(page("a", 3))

        assert authors(simulate(main)) == {"main": "", "page": "main()"}

    def test_a_cancelled_task_hands_it_on_to_what_it_waits_for(self) -> None:
        async def outer() -> None:
            await asyncio.create_task(page("a", 3))

        async def main() -> None:
            task = asyncio.create_task(outer())
            await asyncio.sleep(1)
            task.cancel()
            await asyncio.wait([task])

        assert authors(simulate(main)) == {"outer": "main()", "page": "outer()"}

    def test_what_the_end_of_the_program_cancels_has_no_author(self) -> None:
        async def main() -> None:
            asyncio.create_task(page("a", 10))  # noqa: RUF006
            await asyncio.sleep(1)

        assert authors(simulate(main)) == {"page": ""}

    def test_nor_has_what_the_end_of_the_program_hands_on(self) -> None:
        async def outer(inner: asyncio.Task[str]) -> None:
            await inner

        async def main() -> None:
            inner = asyncio.create_task(page("a", 10))
            asyncio.create_task(outer(inner))  # noqa: RUF006
            await asyncio.sleep(1)

        assert authors(simulate(main)) == {"page": "", "outer": ""}

    def test_the_one_behind_it_is_told_from_others_of_the_same_name(self) -> None:
        async def worker() -> None:
            await asyncio.sleep(1 if first else 9)
            raise OSError

        async def main() -> None:
            async with asyncio.TaskGroup() as group:
                for _ in range(3):
                    group.create_task(worker())
                    await asyncio.sleep(0)
                    first.clear()

        first = [True]
        run = simulate(main)
        assert [[cancel.by_task for cancel in task.cancels] for task in run.tasks] == [
            [1],
            [],
            [1],
            [1],
        ]


class TestWhoHoldsALock:
    def test_the_two_of_a_deadlock_hold_each_others_locks(self) -> None:
        async def transfer(source: str, target: str) -> None:
            async with locks[source]:
                await asyncio.sleep(1)
                async with locks[target]:
                    pass

        async def main() -> None:
            await asyncio.gather(transfer("ann", "bob"), transfer("bob", "ann"))

        locks = {name: asyncio.Lock() for name in ("ann", "bob")}
        stop = simulate(main).stop
        assert stop is not None
        assert {stuck.label: stuck.held_by for stuck in stop.stuck} == {
            "main()": (),
            "transfer('ann', 'bob')": ("transfer('bob', 'ann')",),
            "transfer('bob', 'ann')": ("transfer('ann', 'bob')",),
        }

    def test_a_condition_is_held_by_who_is_inside_of_it(self) -> None:
        async def holder() -> None:
            async with condition:
                await asyncio.Event().wait()

        async def main() -> None:
            task = asyncio.create_task(holder())
            await asyncio.sleep(0)
            async with condition:
                await task

        condition = asyncio.Condition()
        stop = simulate(main).stop
        assert stop is not None
        assert {stuck.label: stuck.held_by for stuck in stop.stuck} == {
            "main()": ("holder()",),
            "holder()": (),
        }

    def test_who_takes_a_lock_twice_waits_for_itself(self) -> None:
        async def main() -> None:
            lock = asyncio.Lock()
            async with lock, lock:
                pass

        stop = simulate(main).stop
        assert stop is not None
        assert [stuck.held_by for stuck in stop.stuck] == [("main()",)]

    def test_nobody_is_blamed_for_an_event_that_is_never_set(self) -> None:
        async def main() -> None:
            await asyncio.Event().wait()

        stop = simulate(main).stop
        assert stop is not None
        assert [stuck.held_by for stuck in stop.stuck] == [()]


def test_a_run_has_the_name_of_the_plain_function_that_was_run() -> None:
    def script(name: str) -> None:
        asyncio.run(page(name, 1))

    assert simulate(script, "a").name == "script('a')"
    assert simulate(page, "a", 1).name == simulate(page("a", 1)).name == ""
    assert simulate(lambda: asyncio.run(page("a", 1))).name == ""
