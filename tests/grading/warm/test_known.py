"""What the grader finds out about a test: it is what IPython would find."""

from __future__ import annotations

import warnings
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.async_helpers import _should_be_async
from IPython.core.inputtransformer2 import TransformerManager

from looplab.grading.warm.known import NOTHING, Known, Transformer, look, tell

WORDS = [
    "x = 1", "\n", "\n    ", "%", "%%", "!ls", "?", ">>> ", "...", "In [1]: ", "/f 1", ",f a", "=",
    ";f a", "await x", "# %time", "'''", '"', "(", ")", "\\", "if x:", "\t", "\r", "\f", "é",
]  # fmt: skip


def as_ipython(cell: str) -> str | None:
    try:
        return str(TransformerManager().transform_cell(cell))
    except (SyntaxError, IndexError):  # the second is a fault of IPython's, of "x=%"
        return None


@given(st.lists(st.sampled_from(WORDS), max_size=6).map("".join))
def test_a_test_counts_as_plain_where_ipython_changes_nothing_in_it(test: str) -> None:
    ended = test if test.endswith("\n") else test + "\n"
    assert look(test).plain == (as_ipython(test) == ended)
    assert not look(test).waits or look(test).plain


@given(st.lists(st.sampled_from(WORDS), max_size=6).map("".join))
def test_a_test_that_is_known_comes_out_as_ipython_has_it(test: str) -> None:
    transformer = Transformer()
    if look(test).plain:
        transformer.begin(plain=test)
        assert transformer.transform_cell(test) == as_ipython(test)
    for cell in ("%pwd", "%pwd", "x = !ls", "%pwd"):
        assert transformer.transform_cell(cell) == as_ipython(cell)


def test_a_cell_is_looked_through_anew_once_somebody_has_added_to_it() -> None:
    transformer = Transformer()
    assert transformer.transform_cell("apple") == "apple\n"
    transformer.line_transforms.append(lambda lines: [one.replace("a", "A") for one in lines])
    assert [transformer.transform_cell("apple") for _ in range(3)] == ["Apple\n"] * 3
    del transformer.line_transforms
    with pytest.raises(AttributeError):
        transformer.transform_cell("apple")


@pytest.mark.parametrize(
    "test", ["await x", "x = 1", "async def f():\n    await x", "[y async for y in x]", "x = (", ""]
)
def test_a_test_waits_where_ipython_says_so(test: str) -> None:
    assert look(test).waits == _should_be_async(test)


@pytest.mark.parametrize(
    "test", ["x = '\ud800'", "x = %'''", "x =%\\", "# await\nx = " + "-" * 9_000]
)
def test_a_test_that_cannot_be_looked_through_is_left_to_its_own_process(test: str) -> None:
    assert look(test) in (NOTHING, Known(plain=True))


def test_nothing_is_said_of_a_test_but_by_its_own_process() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert look("await f(1 is 1, 'a\u2028b')") == Known(plain=True, waits=True)


def test_a_shell_without_its_parts_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    shell = SimpleNamespace(input_transformer_manager=TransformerManager())
    monkeypatch.delattr("IPython.core.interactiveshell._should_be_async")
    tell(shell, "x = 1", Known(plain=True))
    assert not hasattr(shell.input_transformer_manager, "_plain")
