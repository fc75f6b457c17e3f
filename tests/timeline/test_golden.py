"""The pictures and tables of real programs are those that somebody looked at."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import drawn
import pytest
from golden_files import agrees

from looplab import Run, simulate
from looplab.observe import collecting
from looplab.timeline import compare, svg, table

GOLDEN = Path(__file__).parent / "golden"
NAMES = (
    "sequential",
    "gathered",
    "turns",
    "blocked",
    "cancel_wave",
    "timeout",
    "threads",
    "deadlock",
    "many",
    "many_alike",
    "many_cancelled",
)
PAIRS = (("gathered", "sequential"), ("gathered", "deadlock"))


@cache
def run_of(name: str) -> Run:
    with collecting(quiet=True):
        return simulate(getattr(drawn, name))


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_is_the_one_that_was_looked_at(name: str) -> None:
    agrees(GOLDEN / f"{name}.svg", svg(run_of(name)))


@pytest.mark.parametrize("name", NAMES)
def test_the_table_tells_the_same(name: str) -> None:
    agrees(GOLDEN / f"{name}.txt", table(run_of(name)) + "\n")


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_the_comparison_is_the_one_that_was_looked_at(pair: tuple[str, str]) -> None:
    expected, yours = map(run_of, pair)
    agrees(GOLDEN / f"compare-{'-'.join(pair)}.svg", compare(expected, yours).svg())


def test_nothing_else_is_kept() -> None:
    kept = {file.stem for file in GOLDEN.iterdir()}
    assert kept == {*NAMES, *(f"compare-{'-'.join(pair)}" for pair in PAIRS)}
