"""The best sandbox is found by trying; the doctor says which, and what is missing."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest

from looplab.cli import main
from looplab.grading.sandbox import DANGERS, KINDS, NoSandboxError, Sandbox, Wall, choose
from looplab.grading.sandbox.choosing import attempt


@pytest.fixture
def without_bubblewrap(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("LOOPLAB_SANDBOX", raising=False)
    attempt.cache_clear()
    yield
    attempt.cache_clear()


def test_the_first_that_starts_is_taken(without_bubblewrap) -> None:
    assert choose().kind in KINDS[1:]


def test_the_variable_forces_one(monkeypatch) -> None:
    monkeypatch.setenv("LOOPLAB_SANDBOX", "rlimits")
    assert choose().kind == "rlimits"


def test_one_that_cannot_be_had_is_never_replaced_in_silence(without_bubblewrap) -> None:
    with pytest.raises(NoSandboxError, match=r"bwrap is not installed.*looplab doctor"):
        choose("bubblewrap")


def test_a_mistyped_name_is_refused() -> None:
    with pytest.raises(NoSandboxError, match="bubblewrap, landlock, rlimits"):
        choose("docker")


def test_the_doctor_says_why_there_is_no_better_one(without_bubblewrap, capsys) -> None:
    assert main(["doctor"]) == 0
    told = capsys.readouterr().out
    assert "bwrap is not installed" in told
    assert "apt install bubblewrap" in told
    assert all(f"- {danger.words}\n" in told for danger in DANGERS)


def test_the_sentence_has_each_danger_on_one_side() -> None:
    sandbox = Sandbox("rlimits", frozenset({Wall.LIMITS, Wall.SWEEP}))
    cannot, can = sandbox.sentence.split(" It can: ")
    for danger in DANGERS:
        inside, outside = (cannot, can) if danger.walls & sandbox.walls else (can, cannot)
        assert danger.words in inside
        assert danger.words not in outside


def test_a_better_kind_keeps_out_all_that_a_lesser_one_does() -> None:
    kept = []
    for kind in KINDS:
        found = attempt(kind).sandbox
        if found is not None:
            kept.append({danger.name for danger in DANGERS if danger.walls & found.walls})
    assert kept
    assert all(better >= lesser for better, lesser in pairwise(kept))


LEAST = {
    "bubblewrap": {danger.name for danger in DANGERS} - {"processes"},
    "landlock": {"read", "write", "look", "network", "signal", "memory", "file", "outlive"},
    "rlimits": {"network", "variables", "signal", "memory", "file", "open-files", "outlive"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_keeps_out_at_least_this(kind) -> None:
    found = attempt(kind)
    if found.sandbox is None:
        pytest.skip(f"this machine has no {kind}: {found.reason}")
    assert LEAST[kind] <= {d.name for d in DANGERS if d.walls & found.sandbox.walls}


def test_a_course_inside_of_python_cannot_be_hidden(tmp_path) -> None:
    with pytest.raises(ValueError, match="Move the course"):
        Sandbox("landlock", frozenset()).command(
            ["true"], scratch=tmp_path, hidden=[Path(sys.prefix, "course")]
        )
