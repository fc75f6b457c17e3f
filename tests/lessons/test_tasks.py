"""What 03-tasks says beyond what its outputs show: its table, and what its changes lead to."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from typing import Any

import pytest
from changes import changed

LESSON = "03-tasks"


@pytest.mark.parametrize(
    ("ask", "answers"),
    [
        (lambda task: task.done(), (False, True, True, True)),
        (
            lambda task: task.result(),
            (asyncio.InvalidStateError, "film", OSError, asyncio.CancelledError),
        ),
        (
            lambda task: type(task.exception()),
            (asyncio.InvalidStateError, type(None), OSError, asyncio.CancelledError),
        ),
    ],
    ids=["done", "result", "exception"],
)
def test_a_task_answers_as_the_table_says(
    ask: Callable[[asyncio.Task[str]], Any], answers: tuple[Any, ...]
) -> None:
    async def download(error: type[Exception] | None = None) -> str:
        await asyncio.sleep(0)
        if error:
            raise error("damaged")
        return "film"

    async def main() -> list[Any]:
        tasks = [asyncio.create_task(download(error)) for error in (None, None, OSError, None)]
        tasks[3].cancel()
        await asyncio.wait(tasks[1:])
        pending = tasks[0] = asyncio.create_task(download())
        found = []
        for task in tasks:
            try:
                found.append(ask(task))
            except BaseException as error:
                found.append(type(error))
        await pending
        tasks[2].exception()
        return found

    # exception() gives the error where result() and await raise it: here both are its class
    assert tuple(asyncio.run(main())) == answers


def test_a_task_needs_a_running_loop() -> None:
    coroutine = asyncio.sleep(0)
    with pytest.raises(RuntimeError, match="no running event loop"):
        asyncio.create_task(coroutine)  # noqa: RUF006  (there is none)
    coroutine.close()


def test_numbers_of_unnamed_tasks_run_on_from_loop_to_loop() -> None:
    async def name() -> str:
        task = asyncio.create_task(asyncio.sleep(0))
        await task
        return task.get_name()

    first, second = (int(asyncio.run(name()).removeprefix("Task-")) for _ in range(2))
    assert second > first


@pytest.mark.parametrize("kept", [True, False], ids=["kept", "not kept"])
def test_a_listening_task_hears_the_news_only_when_it_is_kept(
    kept: bool, caplog: pytest.LogCaptureFixture
) -> None:
    heard = []

    async def main() -> None:
        speakers: list[asyncio.StreamWriter] = []
        connected, served, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

        async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            speakers.append(writer)
            served.set()

        async def listen(port: int) -> None:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            connected.set()
            try:
                heard.append(await reader.readline())
            finally:
                ended.set()
                writer.close()

        server = await asyncio.start_server(speak, "127.0.0.1", 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            held = [asyncio.create_task(listen(port))]
            if not kept:
                held.clear()
            await connected.wait()
            await served.wait()
            gc.collect()
            speakers[0].write(b"the doors are open\n")
            speakers[0].close()
            await ended.wait()

    asyncio.run(main())
    assert heard == ([b"the doors are open\n"] if kept else [])
    assert ("Task was destroyed but it is pending" in caplog.text) == (not kept)


def test_the_changes_of_the_first_two_steps_lead_where_they_should() -> None:
    held = changed(LESSON, "starting-run", ("await asyncio.sleep(1)  #", "time.sleep(1)  #"))
    assert [(line.time, line.text) for line in held.output if "asking" in line.text] == [
        (1.0, "asking for Moths")
    ]
    assert held.elapsed == 3.0
    plain = 'fetch("Moths", 2)'
    both = changed(LESSON, "starting-run recipe-run", (plain, f"asyncio.create_task({plain})"))
    none = changed(
        LESSON,
        "starting-run recipe-run",
        ('asyncio.create_task(fetch("Tide", 2))', 'fetch("Tide", 2)'),
    )
    assert (both.elapsed, none.elapsed) == (2.0, 5.0)


def test_an_error_comes_out_where_it_is_awaited() -> None:
    change = ('print("exception:", repr(bad.exception()))', "await bad")
    run = changed(LESSON, "sum-run asking-run", change)
    assert (run.elapsed, type(run.exception)) == (3.0, OSError)


def test_trailers_that_nobody_stops_are_stopped_when_the_program_ends() -> None:
    run = changed(LESSON, "stopping-run", ("    screen.cancel()\n", ""))
    assert [(line.time, line.text) for line in run.output][-1] == (6.0, "the screen is dark")
    assert [task.name for task in run.leftover] == ["trailers"]
