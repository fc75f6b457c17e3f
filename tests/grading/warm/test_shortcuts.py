"""The shortcuts give what ipykernel's own functions give."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ipykernel.compiler import get_tmp_hash_seed, murmur2_x86
from ipykernel.kernelbase import _accepts_parameters

from looplab.grading.warm.shortcuts import accepts, murmur2


@given(st.text(max_size=40))
def test_a_cells_file_has_the_hash_that_ipykernel_computes(cell: str) -> None:
    assert murmur2(cell, get_tmp_hash_seed()) == murmur2_x86(cell, get_tmp_hash_seed())


def test_half_a_character_is_refused_as_there() -> None:
    for hashed in (murmur2, murmur2_x86):
        with pytest.raises(UnicodeEncodeError):
            hashed("\ud800", 0)


class Shell:
    def none(self, cell: str) -> None: ...
    def by_name(self, *, cell_id: str = "") -> None: ...
    def any(self, **rest: Any) -> None: ...
    def by_place(self, cell_id: str, /) -> None: ...


@pytest.mark.parametrize("name", ["none", "by_name", "any", "by_place"])
def test_a_method_takes_what_ipykernel_says(name: str) -> None:
    names = ["cell_id", "cell_meta"]
    for method in (getattr(Shell(), name), getattr(Shell, name), partial(getattr(Shell(), name))):
        for _ in range(2):
            found = accepts(method, names)
            assert {k: bool(v) for k, v in found.items()} == {
                k: bool(v) for k, v in _accepts_parameters(method, names).items()
            }
            found.clear()  # it is the caller's own


def test_a_cells_process_takes_them(run) -> None:
    run("import ipykernel.compiler, ipykernel.ipkernel, ipykernel.kernelbase")
    assert run.text("ipykernel.compiler.murmur2_x86.__module__") == f"'{murmur2.__module__}'"
    for module in ("ipkernel", "kernelbase"):
        where = run.text(f"ipykernel.{module}._accepts_parameters.__module__")
        assert where == f"'{murmur2.__module__}'"
