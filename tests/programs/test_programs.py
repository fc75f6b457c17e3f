"""Every program of the corpus gets its findings, and a right one none."""

from __future__ import annotations

import gc
import multiprocessing
import warnings
from importlib import import_module

import pytest

from looplab import Limits, simulate
from looplab.diagnose import LESSONS, NEARER, Expected, Finding, diagnose
from programs.catalogue import RIGHT, WRONG, Entry

THEMES = (
    "running", "waiting", "starting", "collecting", "failing", "cancelling", "blocking", "sharing",
)  # fmt: skip
for theme in THEMES:
    import_module(f"programs.{theme}")

QUICK = Limits(stall=0.3, spin=2_000, turns=5_000)


@pytest.fixture(autouse=True)
def lost_things():
    """Let Python's own complaints go: these programs lose things on purpose."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
        gc.collect()


def found(entry: Entry) -> tuple[Finding, ...]:
    return diagnose(simulate(entry.program, limits=QUICK), entry.asked)


@pytest.mark.parametrize("entry", WRONG, ids=str)
def test_a_wrong_program_is_told_why(entry, capsys):
    findings = found(entry)
    assert tuple(one.kind for one in findings) == entry.kinds
    for one in findings:
        assert one.lesson in (LESSONS[one.kind], *NEARER.values())
        assert one.lesson
        assert one.sentence.endswith((".", "!"))


@pytest.mark.parametrize("entry", RIGHT, ids=str)
def test_a_right_program_meets_with_silence(entry, capsys):
    run = simulate(entry.program, limits=QUICK)
    assert diagnose(run, entry.asked) == ()
    asked = entry.asked or Expected()
    if asked.raises is None and asked.blocked == 0.0:  # else it is right for what was asked only
        assert diagnose(run) == ()


def test_the_corpus_is_large_and_every_kind_is_in_it():
    """The kinds that a test cell alone can name are tested with the exam."""
    assert len({entry.program for entry in WRONG}) >= 45
    assert len({entry.program for entry in RIGHT}) >= 25
    named = {kind for entry in WRONG for kind in entry.kinds}
    by_exams = {"not-defined", "not-a-coroutine", "does-not-hold", "name-taken", "replaced"}
    assert LESSONS.keys() - named == by_exams


def spin():
    while True:
        pass


@pytest.mark.slow
def test_the_findings_are_the_same_when_the_machine_is_busy(capsys):
    busy = [multiprocessing.get_context("spawn").Process(target=spin) for _ in range(4)]
    for process in busy:
        process.start()
    try:
        told = {str(e): tuple(one.kind for one in found(e)) for e in WRONG + RIGHT}
    finally:
        for process in busy:
            process.kill()
            process.join()
    assert told == {str(entry): entry.kinds for entry in WRONG + RIGHT}
