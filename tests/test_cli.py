"""The `looplab` command: a thin door."""

from __future__ import annotations

import subprocess
import sys

import pytest

from looplab.cli import main


def test_without_a_command_it_says_which_there_are() -> None:
    call = [sys.executable, "-m", "looplab.cli", "--help"]
    told = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    assert all(command in told for command in ("grade", "release", "demo"))


def test_asking_for_help_does_not_wait_for_nbgrader() -> None:
    code = "import looplab.cli, sys; print('nbgrader' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


def test_where_nothing_was_handed_in_it_names_the_command_that_fetches(
    tmp_path, monkeypatch, capsys
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["grade", "01-asyncio-run"]) == 1
    assert "nbgrader collect 01-asyncio-run" in capsys.readouterr().err


def test_an_unknown_command_is_refused(capsys) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["paint"])
    assert "paint" in capsys.readouterr().err
