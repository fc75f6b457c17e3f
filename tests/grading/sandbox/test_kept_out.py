"""Each sandbox keeps out what its table says, and an honest notebook works in it."""

from __future__ import annotations

import os
import signal

import pytest

from looplab.grading.sandbox import DANGERS, Sandbox, Wall

from .conftest import Field, is_closed

BY_NAME = {danger.name: danger for danger in DANGERS}
TRIED = [name for name in BY_NAME if not name.startswith("outlive")]


def claims(sandbox: Sandbox, name: str) -> bool:
    return bool(BY_NAME[name].walls & sandbox.walls)


@pytest.mark.parametrize("name", TRIED)
def test_what_it_claims_to_keep_out_is_kept_out(sandbox, ground, name) -> None:
    if not claims(sandbox, name):
        pytest.skip(f"{sandbox.kind} does not claim it here")
    assert ground.could(sandbox, name) == []


@pytest.mark.parametrize("name", TRIED)
def test_without_a_sandbox_each_attempt_works(ground, name) -> None:
    assert ground.could(None, name)


def test_an_honest_notebook_works(sandbox, ground) -> None:
    expected = {
        "a program of its own",
        "a signal to itself",
        "a file, and its own variables",
        "a list of its own open files",
    }
    if Wall.OWN_NETWORK in sandbox.walls:
        expected.add("a server of its own")
    assert set(ground.could(sandbox, "allowed")) == expected


@pytest.mark.parametrize("what", ["stay", "swarm"])
def test_a_sweep_leaves_nothing(sandbox, ground, what) -> None:
    closed = after(ground, sandbox, what, sweep=1)
    assert closed == claims(sandbox, "outlive")


def test_a_killed_grader_takes_all_with_it(sandbox, ground) -> None:
    if not claims(sandbox, "outlive-a-killed-grader"):
        pytest.skip(f"{sandbox.kind} does not claim it")
    assert after(ground, sandbox, "stay", kill=True)


def test_without_them_a_process_stays(ground) -> None:
    assert not after(ground, None, "stay", kill=True, seconds=0.5)


def after(
    ground: Field,
    sandbox: Sandbox | None,
    what: str,
    *,
    kill: bool = False,
    seconds: float = 5,
    **more: int,
) -> bool:
    """Leave processes behind; tell whether they are gone."""
    wait, life = os.pipe()
    reader, held = os.pipe()
    try:
        with ground.start(sandbox, what, life=wait, held=held, **more) as process:
            os.close(held)
            assert process.stdout.readline() == "null\n"
            if kill:
                process.send_signal(signal.SIGKILL)
                process.wait()
            closed = is_closed(reader, seconds)
            process.stdin.close()
        return closed
    finally:
        for number in (wait, life, reader):
            os.close(number)
