"""How findings are said: their sentences, their evidence, their order.

Which program gets which finding is the matter of tests/programs.
"""

from __future__ import annotations

import asyncio
import gc
import time
import warnings

import pytest

from looplab import simulate
from looplab.diagnose import Expected, diagnose


@pytest.fixture(autouse=True)
def lost_things():
    """Let Python's own complaints go: these programs lose things on purpose."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
        gc.collect()


async def step(name, delay=1.0):
    await asyncio.sleep(delay)
    return name


async def check_in(passenger):
    await asyncio.sleep(1)
    return passenger


async def gate(passenger):
    await asyncio.sleep(2)
    return f"{passenger} at 12"


async def in_a_row():
    return [await step("a", 1.0), await step("b", 0.5), await step("c", 1.5)]


async def by_tasks_in_a_row():
    return [await asyncio.create_task(step(name)) for name in "ab"]


async def waits_for_ever():
    await asyncio.Event().wait()


def test_the_sentences_carry_the_numbers():
    (first, *_) = diagnose(simulate(in_a_row), Expected(elapsed=1.5))
    assert first.sentence == (
        "It took 3.0 s, the sum of the waits; started together they take 1.5 s."
    )
    assert first.evidence[1] == "step in in_a_row() waited from 1 to 1.5 s"


def test_tasks_that_are_created_too_late_are_told_so():
    (first, *_) = diagnose(simulate(by_tasks_in_a_row), Expected(elapsed=1.0))
    assert first.sentence == (
        "It took 2.0 s, the sum of the waits; each task was created when the one before had "
        "ended; created first, they take 1.0 s."
    )


def test_a_call_that_should_not_have_been_made_is_called_that():
    (first, *_) = diagnose(simulate(in_a_row), Expected(peak={"step": 0}))
    assert first.kind == "too-many-at-once"
    assert first.sentence == "A call of `step` was seen; the task asks for none."


def test_the_evidence_says_where():
    (first, *_) = diagnose(simulate(waits_for_ever))
    assert first.sentence == (
        "Everything waits and nothing is left that could wake it (0.0 s into the run): "
        "`Event.wait()` does not end, because nobody is left who would call `set`."
    )
    assert "waits_for_ever() waits for Event.wait() (waits_for_ever, " in first.evidence[0]
    assert "line " in first.evidence[0]


def test_no_sentence_shows_a_value():
    secret = "pass-4711"

    async def fails(word):
        await step(word)
        raise ValueError(word)

    async def program():
        print(secret)
        asyncio.create_task(fails(secret))  # noqa: RUF006
        asyncio.create_task(step(secret, 9)).cancel()
        step(secret)
        await step(secret)
        await step(secret)
        return await asyncio.gather(fails(secret), return_exceptions=True)

    asked = Expected(result=secret, elapsed=1.0, peak=9, prints=[secret, secret], order=["gate"])
    found = diagnose(simulate(program), asked)
    assert len(found) > 5
    assert not [one.sentence for one in found if "4711" in one.sentence]


def test_the_very_error_that_went_in_is_the_one_that_should_come_out():
    class PassportError(Exception):
        def __eq__(self, other):
            return False

        __hash__ = Exception.__hash__

    error = PassportError(object())

    async def program():
        raise error

    assert diagnose(simulate(program), Expected(raises=error)) == ()


def test_several_mistakes_are_told_the_most_telling_first():
    async def many_mistakes():
        step("a")
        asyncio.create_task(step("b"))  # noqa: RUF006
        time.sleep(1)

    kinds = [one.kind for one in diagnose(simulate(many_mistakes), Expected(result=1, elapsed=0.0))]
    assert kinds == [
        "never-awaited",
        "blocked-the-loop",
        "left-running",
        "wrong-result",
        "too-late",
    ]


def test_a_deadlock_is_told_alone():
    found = diagnose(simulate(waits_for_ever), Expected(elapsed=9.0, result=1))
    assert [one.kind for one in found] == ["deadlock"]


def test_the_order_of_calls_holds_across_tasks():
    async def lounge():
        await asyncio.sleep(1)

    async def early():
        await check_in("Ada")
        await lounge()

    async def two():
        await asyncio.gather(early(), gate("Bob"))

    run = simulate(two)
    assert diagnose(run, Expected(order=["check_in", "gate", "lounge"])) == ()
    assert diagnose(run, Expected(order=["check_in", "lounge", "gate"])) != ()


def test_one_kind_is_told_once():
    async def two_left():
        asyncio.create_task(step("a"))  # noqa: RUF006
        asyncio.create_task(step("b"))  # noqa: RUF006
        await asyncio.sleep(0)

    (only,) = diagnose(simulate(two_left))
    assert only.sentence == ("2 tasks (`step`) were still unfinished when the program had ended.")


def test_what_is_left_open_on_purpose_meets_with_silence():
    async def loses():
        async def fails():
            raise ValueError("no seat")

        task = asyncio.create_task(fails())
        asyncio.create_task(step("a", 5))  # noqa: RUF006
        stopped = asyncio.create_task(step("b", 5))
        await asyncio.sleep(1)
        stopped.cancel()
        del task

    def left_open():
        asyncio.new_event_loop().run_until_complete(loses())

    assert diagnose(simulate(left_open), Expected(leaves_nothing=False)) == ()
    assert diagnose(simulate(left_open)) != ()


def test_a_comprehension_goes_by_the_name_of_its_function():
    async def reads():
        return [await step(name) for name in "ab"]

    async def forgets():
        [step(name) for name in "ab"]

    waits = [span for span in simulate(reads).tasks[0].spans if span.activity == "waiting"]
    assert {span.stack for span in waits} == {("reads", "step")}
    (leak, _) = simulate(forgets).never_awaited
    assert leak.place is not None
    assert leak.place.function == "forgets"
