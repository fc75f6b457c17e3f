"""Files that are no notebooks, handed in under a notebook's name."""

from __future__ import annotations

import nbformat
import pytest

from looplab.grading.exporter import ForgivingExporter
from looplab.grading.reading import ODDITIES, UNREADABLE, read_anything

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
        (b'{"cells": [], "nbformat": 2}', "no valid notebook"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"cells": [' + b"[]," * 2_100_000 + b"[]]}", "millions of parts"),
        (b"\0" * 5_000, "nothing but null bytes"),
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


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le", "utf-32"])
def test_a_notebook_in_another_encoding_is_read_and_told(encoding: str) -> None:
    nb = read_anything(GOOD.decode("utf-8").encode(encoding))
    assert nb.cells[0].source == "x = 'naïve'"
    assert "not saved as UTF-8" in nb.metadata[ODDITIES][0]


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


def notebook(cell: str = '{"cell_type": "code", "source": "x = 1"}', more: str = "") -> bytes:
    return f'{{"cells": [{cell}], "metadata": {{}}, "nbformat": 4{more}}}'.encode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (notebook(more=', "nbformat_minor": 99'), "newer than this grader's"),
        (notebook().replace(b": 4", b": 17"), "format 17.0"),
        (notebook(more=', "metadata": {"a": 1}'), "the same key twice"),
        (notebook('7, {"cell_type": "code", "source": "x = 1"}'), "were no cells"),
        (notebook('{"cell_type": "code", "source": "x = 1' + " " * 200_000 + '"}'), "100,000"),
    ],
)
def test_what_is_odd_is_told_and_the_rest_is_read(data: bytes, told: str) -> None:
    nb = read_anything(data)
    assert nb.cells[0].source.rstrip() == "x = 1"
    assert told in nb.metadata[ODDITIES][0]


@pytest.mark.parametrize(
    "data",
    [
        notebook(more=', "nbformat_minor": 1e999'),
        notebook(more=', "x": [NaN, -Infinity, 1e999, ' + "9" * 5_000 + "]"),
        notebook().replace(b'"metadata": {}', b'"metadata": 7'),
        notebook(more=', "x": ' + "[" * 400 + "]" * 400),
        notebook('{"cell_type": "code", "source": ["x = ", "1"]}'),
        notebook('{"cell_type": "code", "source": "x = 1", "metadata": []}'),
        notebook('{"cell_type": "code", "source": "x = 1", "outputs": 7, "execution_count": {}}'),
        notebook('{"cell_type": "code", "source": "x = 1", "id": [7]}'),
        notebook('{"cell_type": "code", "source": "x = 1", "attachments": {"a": {"b": 7}}}'),
        notebook('{"cell_type": ["code"], "source": "x = 1", "attachments": [1]}'),
        notebook('{"source": "x = 1"}'),
        notebook(more=', "x": "' + "[" * 2_100_000 + '"'),
    ],
)
def test_what_does_not_matter_is_left_out(data: bytes) -> None:
    nb = read_anything(data)
    assert nb.cells[0].source == "x = 1"
    assert not nb.metadata
    nbformat.writes(nb).encode()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("x = 1\\r\\ny = 2\\r", "x = 1\ny = 2\n"),
        ("x = '\\ud800'", "x = '\N{REPLACEMENT CHARACTER}'"),
        ("x = '\\ud83d\\ude00'", "x = '\N{GRINNING FACE}'"),
        ("x = '\\u0000'", "x = '\0'"),
    ],
)
def test_texts_are_such_that_a_file_can_hold_them(written: str, read: str) -> None:
    nb = read_anything(notebook(f'{{"cell_type": "code", "source": "{written}"}}'))
    assert nb.cells[0].source == read
    nbformat.writes(nb).encode()


@pytest.mark.parametrize("source", ["null", "7", '{"a": "b"}', "[[1], null]"])
def test_a_cell_without_a_text_is_empty(source: str) -> None:
    assert (
        read_anything(notebook(f'{{"cell_type": "code", "source": {source}}}')).cells[0].source
        == ""
    )


def test_a_pasted_picture_stays_and_nothing_else_does() -> None:
    forms = '{"image/png": "aGk=", "text/html": "<script>", "image/jpeg": "\\" onload"}'
    cell = f'{{"cell_type": "markdown", "source": "", "attachments": {{"a.png": {forms}}}}}'
    assert read_anything(notebook(cell)).cells[0].attachments == {"a.png": {"image/png": "aGk="}}
