"""What the grader finds out about a cell: it is what IPython would find."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.async_helpers import _should_be_async
from IPython.core.inputtransformer2 import TransformerManager

from looplab.grading.warm.known import Transformer, is_plain, tell, waits

WORDS = [
    "x = 1", "\n", "\n    ", "%", "%%", "!ls", "?", ">>> ", "...", "In [1]: ", "/f 1", ",f a",
    ";f a", "await x", "# %time", "'''", '"', "(", ")", "\\", "if x:", "\t", "\r", "\f", "é",
]  # fmt: skip


def as_ipython(cell: str) -> str | None:
    try:
        return str(TransformerManager().transform_cell(cell))
    except SyntaxError:
        return None


@given(st.lists(st.sampled_from(WORDS), max_size=6).map("".join))
def test_a_cell_counts_as_plain_where_ipython_changes_nothing_in_it(cell: str) -> None:
    ended = cell if cell.endswith("\n") else cell + "\n"
    assert is_plain(cell) == (as_ipython(cell) == ended)


@given(st.lists(st.sampled_from(WORDS), max_size=6).map("".join))
def test_a_cell_that_is_known_comes_out_as_ipython_has_it(cell: str) -> None:
    transformer = Transformer()
    if is_plain(cell):
        transformer.know(cell)
        assert transformer.transform_cell(cell) == as_ipython(cell)
    assert transformer.transform_cell("%pwd") == as_ipython("%pwd")


@pytest.mark.parametrize(
    "cell", ["await x", "x = 1", "async def f():\n    await x", "[y async for y in x]", "x = (", ""]
)
def test_a_cell_waits_where_ipython_says_so(cell: str) -> None:
    assert waits(cell) == _should_be_async(cell)


def test_a_long_cell_of_a_student_is_left_to_its_own_process() -> None:
    assert is_plain("x = 1\n" * 5_000, ours=True)
    assert not is_plain("x = 1\n" * 5_000)


@pytest.mark.parametrize(
    "cell", ["x = '\ud800'", "x = 1\0", "(" * 9_000, "\ufeffx = 1", "x = 1\r\ny = 2", "0" * 9_000]
)
def test_an_odd_cell_is_no_trouble_of_the_graders(cell: str) -> None:
    assert is_plain(cell) in (True, False)


def test_a_shell_without_its_parts_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    shell = SimpleNamespace(input_transformer_manager=Transformer())
    del shell.input_transformer_manager.token_transformers
    monkeypatch.delattr("IPython.core.interactiveshell._should_be_async")
    tell(shell, "x = 1", False)
    with pytest.raises(AttributeError):
        shell.input_transformer_manager.transform_cell("x = 1")


def test_a_cell_full_of_magics_is_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    look = TransformerManager.do_one_token_transform

    def counted(self: TransformerManager, lines: list[str]) -> object:
        looks.append(len(lines))
        return look(self, lines)

    monkeypatch.setattr(TransformerManager, "do_one_token_transform", counted)
    assert not is_plain("%pwd\n" * 400)
    assert looks == [400]
    as_ipython("%pwd\n" * 400)
    assert len(looks) > 400  # what the grader must not do for a student
