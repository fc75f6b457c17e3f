"""`grade_notebook()`: what a learner runs in a notebook's last cell."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell

import looplab
from looplab.card.card import Card
from looplab.card.notice import Notice

WAIT = """
import asyncio, os, pathlib
pathlib.Path("{}").write_text(str(os.getpid()))
await asyncio.Event().wait()
"""


@pytest.mark.parametrize("mode", ["autograde", "validate"])
def test_it_does_nothing_while_the_notebook_is_graded(monkeypatch, mode: str) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", mode)
    assert looplab.grade_notebook("nowhere.ipynb") is None


def test_without_a_notebook_it_asks_for_the_name() -> None:
    said = looplab.grade_notebook()
    assert isinstance(said, Notice)
    assert 'grade_notebook("01-asyncio-run.ipynb")' in str(said)
    assert "role" in said._repr_mimebundle_()["text/html"]


def test_a_notebook_that_was_renamed_meanwhile_is_asked_for(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JPY_SESSION_NAME", str(tmp_path / "gone.ipynb"))
    said = str(looplab.grade_notebook())
    assert "There is no " in said
    assert 'grade_notebook("its-name.ipynb")' in said


def test_it_grades_the_file_that_the_server_names(monkeypatch, save, small, own: Path) -> None:
    monkeypatch.setenv("JPY_SESSION_NAME", str(save(small())))
    card = looplab.grade_notebook()
    assert isinstance(card, Card), card
    assert (card.score, card.first, card.lessons) == (6.0, "", "../notebooks")
    assert [path.name for path in own.iterdir()] == ["progress.json"]


@pytest.mark.skipif(os.name != "posix", reason="sends a signal, as a kernel's stop button does")
def test_the_stop_button_ends_it_and_what_it_started(save, small, tmp_path: Path) -> None:
    nb = small()
    begun = tmp_path / "begun"
    os.mkfifo(begun)
    nb.cells.insert(0, new_code_cell(WAIT.format(begun)))
    # A shell that starts a program in the background lets it ignore Ctrl-C; a kernel does not.
    code = "import signal, looplab; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    code += f"looplab.grade_notebook({str(save(nb))!r})"
    kernel = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)
    pids: list[int] = []
    reader = threading.Thread(target=lambda: pids.append(int(begun.read_text())), daemon=True)
    reader.start()
    reader.join(60)  # the pipe holds both until the cell runs
    kernel.send_signal(signal.SIGINT)
    _, said = kernel.communicate(timeout=60)
    assert said.strip().endswith("KeyboardInterrupt")
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)
