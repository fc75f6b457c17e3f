"""`for_all` finds the mistakes that asyncio programs really make, and shows the smallest case."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time

import pytest
from hypothesis import assume
from hypothesis import strategies as st

from looplab import Limits, simulate
from looplab.exam import ExamError, Unmet, calls, delays, exam, expect, for_all, moments, seconds

STOCK = "lighthouse-keys"


class Broken(Exception):
    """A page that could not be had."""


async def page(name, wait, fails=False):
    await asyncio.sleep(wait)
    if fails:
        raise Broken(name)
    return name


async def gathered(waits):
    return list(await asyncio.gather(*(page(n, wait) for n, wait in enumerate(waits))))


async def in_a_group(waits):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(page(n, wait)) for n, wait in enumerate(waits)]
    return [task.result() for task in tasks]


async def one_by_one(waits):
    return [await page(n, wait) for n, wait in enumerate(waits)]


async def level_by_level(waits):
    found = []
    for first in range(0, len(waits), 2):
        level = (page(n, waits[n]) for n in range(first, min(first + 2, len(waits))))
        found += await asyncio.gather(*level)
    return found


async def as_they_come(waits):
    found = []

    async def keep(name, wait):
        found.append(await page(name, wait))

    await asyncio.gather(*(keep(n, wait) for n, wait in enumerate(waits)))
    return found


async def sorted_by_seconds(waits):
    order = sorted(range(len(waits)), key=lambda n: (-waits[n], n))
    return list(await asyncio.gather(*(page(n, waits[n]) for n in order)))[::-1]


def check_of(body, *, hidden=False, **strategies):
    """Give the one check of an exam that searches."""
    with exam("pages", points=1) as e:
        open_check = e.hidden_check if hidden else e.check
        with open_check("for all pages", points=1):
            for_all(**strategies)(body)
    return e.report.checks[0]


def together(program):
    def body(waits):
        expect(simulate(program, waits), result=list(range(len(waits))), elapsed=max(waits))

    return body


class TestMistakes:
    @pytest.mark.parametrize("program", [gathered, in_a_group])
    def test_a_right_answer_has_none(self, program):
        assert check_of(together(program), waits=delays(min_size=1)).status == "passed"

    @pytest.mark.parametrize(
        ("program", "kind", "case"),
        [
            (one_by_one, "awaited-one-by-one", "waits=[1.0, 1.0]"),
            (level_by_level, "awaited-one-by-one", "waits=[0.0, 1.0, 1.0]"),
            (as_they_come, "wrong-result", "waits=[1.0, 0.0]"),
            (sorted_by_seconds, "wrong-result", "waits=[0.0, 0.0]"),
        ],
    )
    def test_is_shown_in_its_smallest_case_each_time(self, program, kind, case):
        first = check_of(together(program), waits=delays(min_size=1))
        again = check_of(together(program), waits=delays(min_size=1))
        assert first == again
        assert first.finding.evidence[0] == f"smallest case found: {case}"
        assert first.finding.kind == kind

    def test_a_semaphore_that_lets_too_many_in(self):
        async def at_most(limit, waits):
            gate = asyncio.Semaphore(limit + 1)

            async def one(name, wait):
                async with gate:
                    return await page(name, wait)

            return await asyncio.gather(*(one(n, wait) for n, wait in enumerate(waits)))

        def body(limit, waits):
            assume(len(waits) > limit and 0 not in waits)
            expect(simulate(at_most, limit, waits), peak={"page": limit})

        check = check_of(body, limit=st.integers(1, 4), waits=delays(max_size=6))
        assert check.finding.kind == "too-many-at-once"
        assert check.finding.evidence[0] == "smallest case found: limit=1, waits=[1.0, 1.0]"

    def test_an_error_that_gets_lost(self):
        async def forgiving(pages):
            found = await asyncio.gather(
                *(page(n, one.seconds, one.fails) for n, one in enumerate(pages)),
                return_exceptions=True,
            )
            return [one for one in found if not isinstance(one, Broken)]

        def body(pages):
            expect(simulate(forgiving, pages), raises=Broken)

        check = check_of(body, pages=calls(min_size=1, failing=1))
        assert check.finding.evidence[0] == (
            "smallest case found: pages=[Call(seconds=0.0, fails=True)]"
        )

    def test_a_cancelling_that_is_swallowed_at_the_second_wait_only(self):
        async def two_waits():
            await asyncio.sleep(1)
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                pass

        async def cancelled(after):
            task = asyncio.create_task(two_waits())
            await asyncio.sleep(after)
            task.cancel()
            await task

        def body(after):
            expect(simulate(cancelled, after), raises=asyncio.CancelledError, elapsed=after)

        check = check_of(body, after=moments(2.0))
        assert check.finding.evidence[0] == "smallest case found: after=1.125"

    def test_a_forgotten_await_is_found_when_nobody_asked(self):
        async def forgets(waits):
            if len(waits) > 1:
                page("lost", 1)

        def body(waits):
            assert simulate(forgets, waits).exception is None

        check = check_of(body, waits=delays())
        assert check.finding.kind == "never-awaited"
        assert check.finding.evidence[0] == "smallest case found: waits=[0.0, 0.0]"

    def test_a_plain_assert_names_its_case(self):
        def body(wait):
            if simulate(page, "a", wait).elapsed >= 2:
                raise AssertionError("It should be quick.")

        check = check_of(body, wait=seconds())
        assert check.finding.sentence == "It should be quick."
        assert check.finding.evidence == ("smallest case found: wait=2.0",)

    def test_an_answer_that_fails_once_and_then_remembers(self):
        known = []

        def body(wait):
            known.append(wait)
            assert known != [0.0] and len(known) != 4, "not the same twice"

        assert check_of(body, wait=seconds()).status == "not yet"


class TestThePicture:
    def test_is_of_the_smallest_case(self):
        check = check_of(together(one_by_one), waits=delays(min_size=1))
        assert check.run["elapsed"] == 2.0

    def test_what_was_printed_is_of_the_smallest_case(self):
        def body(wait):
            print("waits", wait)
            assert wait < 1, "too long"

        assert check_of(body, wait=seconds()).said == "waits 1.0"


class TestTime:
    def test_a_frozen_program_ends_the_search_at_once(self):
        tried = []

        async def spins(waits):
            tried.append(waits)
            while len(waits) > 1:
                pass

        def body(waits):
            expect(simulate(spins, waits, limits=Limits(stall=0.2)), result=None)

        check = check_of(body, waits=delays(min_size=2))
        assert (check.finding.kind, len(tried)) == ("frozen", 1)

    def test_an_endless_program_is_tried_a_few_times(self):
        tried = []

        async def polls(waits):
            tried.append(waits)
            while True:
                await asyncio.sleep(1)

        check = check_of(lambda waits: expect(simulate(polls, waits)), waits=delays(min_size=4))
        assert check.finding.kind == "endless"
        assert len(tried) <= 4

    def test_a_deadlock_is_made_small(self):
        async def waits_for_ever(waits):
            if len(waits) >= 2:
                await asyncio.Event().wait()

        check = check_of(lambda waits: expect(simulate(waits_for_ever, waits)), waits=delays())
        assert check.finding.kind == "deadlock"
        assert check.finding.evidence[0] == "smallest case found: waits=[0.0, 0.0]"

    def test_an_untouched_stub_is_tried_once_and_not_attempted(self):
        tried = []

        async def stub(waits):
            tried.append(waits)
            raise NotImplementedError

        check = check_of(together(stub), waits=delays(min_size=1))
        assert (check.status, len(tried)) == ("not attempted", 1)
        assert "smallest" not in str(check.finding.evidence)

    def test_a_right_answer_is_tried_as_often_as_asked(self):
        tried = []
        with exam("a", points=1) as e:
            with e.check("b", points=1):
                for_all(examples=12, wait=st.integers())(lambda wait: tried.append(wait))
        assert (e.score, len(tried)) == (1.0, 12)


class TestAHiddenSearch:
    @pytest.mark.parametrize("mode", ["", "autograde"])
    def test_tells_nothing_of_its_data_but_times(self, mode, monkeypatch, capfd):
        monkeypatch.setenv("NBGRADER_EXECUTION", mode)

        async def loses(stock, waits):
            print(stock, waits)
            for wait in waits:
                await page(stock, wait)

        def body(stock, waits):
            expect(simulate(loses, stock, waits), result=[stock] * len(waits), elapsed=max(waits))

        strategies = {"stock": st.just(STOCK), "waits": st.lists(st.just(7.125), min_size=2)}
        open_check = check_of(body, **strategies)
        assert STOCK in open_check.finding.evidence[0]
        capfd.readouterr()
        with exam("pages", points=1) as e:
            with e.hidden_check("for all pages", points=1):
                for_all(**strategies)(body)
        report = e.report
        forms = report.html(pictures=True), report.text(hints=9), report.to_json()
        everything = " ".join("".join((*forms, *capfd.readouterr())).split())
        assert "for all pages" in everything
        assert report.checks[0].finding.sentence in everything
        for secret in (STOCK, "smallest case", "Hypothesis", "alsifying"):
            assert secret not in everything

    @pytest.mark.parametrize("hidden", [False, True])
    def test_says_nothing_on_the_streams_or_in_warnings(self, hidden, capfd, recwarn):
        check_of(together(one_by_one), waits=delays(min_size=1), hidden=hidden)
        out, err = capfd.readouterr()
        assert (err, list(recwarn)) == ("", [])
        assert "ypothesis" not in out


class TestWhatTheAuthorCanGetWrong:
    def test_a_search_without_a_body_is_no_check(self):
        with pytest.raises(ExamError, match="has no body"):
            with exam("a", points=1) as e:
                with e.check("b", points=1):
                    for_all(waits=delays())
        assert e.score == 0.0

    def test_an_async_body(self):
        with pytest.raises(ExamError, match="plain `def`"):

            @for_all(waits=delays())
            async def body(waits):
                pass

    def test_a_body_that_hands_back_a_coroutine(self):
        with pytest.raises(ExamError, match="plain `def`"):
            for_all(waits=delays())(lambda waits: gathered(waits))

    def test_parameters_that_do_not_fit(self):
        with pytest.raises(ExamError, match="do not fit"):
            for_all(waits=delays())(lambda seconds: None)

    def test_nothing_to_draw(self):
        with pytest.raises(ExamError, match="needs what to draw"):
            for_all()

    def test_no_case_at_all(self):
        with pytest.raises(ExamError, match="no case"):
            for_all(waits=delays())(lambda waits: assume(False))

    def test_two_bodies(self):
        search = for_all(wait=seconds())
        search(lambda wait: None)
        with pytest.raises(ExamError, match="one body"):
            search(lambda wait: None)

    def test_outside_an_exam_it_raises_what_expect_raises(self):
        with pytest.raises(Unmet) as caught:
            for_all(waits=delays(min_size=1))(together(one_by_one))
        assert caught.value.findings[0].evidence[0] == "smallest case found: waits=[1.0, 1.0]"


class TestTheSeed:
    SCRIPT = (
        "from looplab.exam import exam, for_all, delays\n"
        "from hypothesis import strategies as st\n"
        "drawn = []\n"
        "with exam('a', points=1) as e:\n"
        "    with e.check('b', points=1):\n"
        "        for_all(waits=delays(), n=st.integers(), t=st.text(max_size=3))(\n"
        "            lambda waits, n, t: drawn.append((waits, n, t)))\n"
        "        drawn.append(e.random.sample(range(100), 5))\n"
        "import hashlib; print(hashlib.sha256(repr(drawn).encode()).hexdigest())\n"
    )

    def drawn(self, folder, seed=None, more=""):
        env = {name: value for name, value in os.environ.items() if name != "LOOPLAB_SEED"}
        if seed is not None:
            env["LOOPLAB_SEED"] = seed
        done = subprocess.run(
            [sys.executable, "-c", more + self.SCRIPT],
            env={**env, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.splitlines()[-1]

    def test_draws_the_same_on_every_python(self, tmp_path):
        """Refresh it when Hypothesis itself draws otherwise, after its update."""
        assert self.drawn(tmp_path).startswith("80da5ce34467b0c4")

    def test_decides_what_is_drawn_and_nothing_else_does(self, tmp_path):
        (tmp_path / "constants.py").write_text("a = [12345678, 987654321, 'zebra', 424242]\n" * 9)
        usual = self.drawn(tmp_path)
        assert usual == self.drawn(
            tmp_path, more="import sys; sys.path.insert(0, '.'); import constants\n"
        )
        assert usual == self.drawn(tmp_path, more="import random; random.seed(9)\n")
        assert usual == self.drawn(tmp_path, seed="")
        assert usual != self.drawn(tmp_path, seed="autumn")
        assert self.drawn(tmp_path, seed="autumn") == self.drawn(tmp_path, seed="autumn")
        assert sorted(path.name for path in tmp_path.iterdir()) in (
            ["constants.py"],
            ["__pycache__", "constants.py"],
        )

    def test_begins_anew_in_each_check(self):
        numbers = []
        for _ in range(2):
            with exam("a", points=2) as e:
                for title in ("b", "c"):
                    with e.check(title, points=1):
                        numbers.append(e.random.random())
                        assert e.random.random() != numbers[-1]
        assert numbers[:2] == numbers[2:]
        assert numbers[0] != numbers[1]


def test_searching_does_not_change_what_others_draw():
    before = time.perf_counter, asyncio.sleep
    check_of(together(gathered), waits=delays(min_size=1))
    assert (time.perf_counter, asyncio.sleep) == before


def test_hypothesis_is_loaded_when_something_is_drawn():
    code = (
        "import sys; from looplab import for_all; from looplab.exam import delays\n"
        "assert 'hypothesis' not in sys.modules\n"
        "delays(); assert 'hypothesis' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
