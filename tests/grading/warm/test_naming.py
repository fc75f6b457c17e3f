"""The names of cells' files are ipykernel's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ipykernel.compiler import get_tmp_hash_seed, murmur2_x86

from looplab.grading.warm.naming import murmur2


@given(st.text(max_size=40))
def test_a_cell_has_the_hash_that_ipykernel_computes(cell: str) -> None:
    assert murmur2(cell, get_tmp_hash_seed()) == murmur2_x86(cell, get_tmp_hash_seed())


def test_half_a_character_is_refused_as_there() -> None:
    for hashed in (murmur2, murmur2_x86):
        with pytest.raises(UnicodeEncodeError):
            hashed("\ud800", 0)


def test_a_cells_process_uses_it(run) -> None:
    names = "__import__('ipykernel.compiler').compiler.murmur2_x86.__module__"
    assert run.text(names) == f"'{murmur2.__module__}'"
