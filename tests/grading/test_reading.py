"""Files that are no notebooks, handed in under a notebook's name."""

from __future__ import annotations

import nbformat
import pytest

from looplab.grading.reading import UNREADABLE, ForgivingExporter, read_anything

GOOD = nbformat.v4.writes(
    nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x = 'naïve'", id="x")])
).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"print('hello')", "not a notebook"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"PK\x03\x04\xff\xfe", "zip"),
        (GOOD[:100], "cut off"),
        (b'{\n<<<<<<< HEAD\n"cells": []\n', "unfinished merge"),
        (b"[1, 2]", "no cells"),
        (b'{"a": 1}', "no cells"),
        (b'{"cells": 7}', "no valid notebook"),
        (b'{"cells": [], "nbformat": 99}', "no valid notebook"),
        ("größer".encode("latin-1"), "not a notebook"),
        (b"\x00\x01\x02", "not a notebook"),
    ],
)
def test_a_file_that_is_no_notebook_says_what_it_is(data: bytes, said: str) -> None:
    nb = read_anything(data)
    assert nb.cells == []
    assert said in nb.metadata[UNREADABLE]


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
def test_a_notebook_is_read(start: bytes) -> None:
    nb = read_anything(start + GOOD)
    assert nb.cells[0].source == "x = 'naïve'"
    assert UNREADABLE not in nb.metadata


def test_a_notebook_in_an_old_encoding_is_read() -> None:
    nb = read_anything(GOOD.decode("utf-8").encode("latin-1"))
    assert nb.cells[0].source == "x = 'naïve'"


def test_a_notebook_of_format_3_is_read() -> None:
    v3 = nbformat.v3
    old = v3.new_notebook(worksheets=[v3.new_worksheet(cells=[v3.new_code_cell(input="x = 1")])])
    assert read_anything(v3.writes_json(old).encode()).cells[0].source == "x = 1"


def test_the_exporter_reads_what_nbconvert_cannot(tmp_path) -> None:
    path = tmp_path / "unit.ipynb"
    path.write_bytes(b"not a notebook")
    text, resources = ForgivingExporter().from_filename(str(path))
    assert nbformat.reads(text, 4).cells == []
    assert resources["metadata"] == {"path": str(tmp_path), "name": "unit"}
