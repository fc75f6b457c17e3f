"""Read whatever was handed in under a notebook's name.

nbgrader drops a submission that is not JSON: no score, no word to the student. Here it becomes an
empty notebook that knows what was wrong. The repair that follows says so and adds the untouched
exercises, and so the score is 0. Of a notebook only what counts is kept, in plain shapes: cells,
their texts, and the grade ids that they claim.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import nbformat
from nbformat import NotebookNode

__all__ = [
    "HAND_IN_ANOTHER",
    "ODDITIES",
    "REMEDY",
    "UNREADABLE",
    "name_cells",
    "plain_cell",
    "read_anything",
    "stand_in",
]

UNREADABLE = "looplab-unreadable"
"""Metadata key of a notebook that stands in for what cannot be graded; its value says why."""

REMEDY = "looplab-remedy"
"""Metadata key of such a notebook; its value says what its student can do."""

HAND_IN_ANOTHER = "Hand in the notebook itself, the `.ipynb` file that JupyterLab saves."

ODDITIES = "looplab-oddities"
"""Metadata key of what was odd about a file that could be read: a list of sentences."""

LONGEST = 100_000  # characters of a cell; longer ones can keep a page's renderer busy for hours
MOST_PARTS = 2_000_000  # lists and objects in the JSON: each takes memory, however short its text
LONGEST_NUMBER = 30  # digits; Python refuses 4,301, and a notebook needs none of them
OLDEST_WITH_CELLS, NEWEST = 4, (4, 5)
VALID_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
LINE_ENDS = re.compile(r"\r\n?")
SURROGATES = re.compile("[\ud800-\udfff]")  # halves of characters: no file can be written with one
TEXT = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
PICTURE = re.compile(r"image/(png|jpeg|gif|webp)")
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")


def read_anything(data: bytes) -> NotebookNode:
    """Read a submission's bytes as a notebook, or give an empty one that says why not.

    Example:
        >>> read_anything(b"").metadata[UNREADABLE]
        'the file is empty'
    """
    odd: list[str] = []
    text = _decoded(data, odd)
    if _parts(text) > MOST_PARTS and _parts(TEXT.sub("", text)) > MOST_PARTS:
        return stand_in("the file has millions of parts, as no notebook has")
    try:
        found = _parsed(text, odd)
    except ValueError as error:
        return stand_in(_what_it_is(text, error))
    except RecursionError:
        return stand_in("the file is nested too deeply to be a notebook")
    if not isinstance(found, dict) or not ("cells" in found or "worksheets" in found):
        return stand_in("the file is JSON, but no notebook: it has no cells")
    try:
        cells = _cells(found, odd)
    except Exception as error:  # any shape of data may be in there
        return stand_in(f"the file is no valid notebook ({type(error).__name__})")
    nb: NotebookNode = nbformat.v4.new_notebook()
    nb.cells = [plain_cell(cell, odd) for cell in cells if isinstance(cell, dict)]
    name_cells(nb.cells)
    if len(nb.cells) < len(cells):
        odd.append("Some things among the notebook's cells were no cells; they were left out.")
    if odd:
        nb.metadata[ODDITIES] = list(dict.fromkeys(odd))
    return nb


def stand_in(why: str, remedy: str = HAND_IN_ANOTHER) -> NotebookNode:
    """Give an empty notebook in the place of one that cannot be graded."""
    nb: NotebookNode = nbformat.v4.new_notebook()
    nb.metadata |= {UNREADABLE: why, REMEDY: remedy}
    return nb


def plain_cell(cell: dict[str, Any], odd: list[str]) -> NotebookNode:
    """Copy what a cell is made of, and nothing that an editor or a person may have added.

    Args:
        cell: anything that was in a notebook's list of cells.
        odd: takes sentences on what could not be kept.
    """
    kind = cell.get("cell_type")
    kind = kind if isinstance(kind, str) and kind in ("code", "markdown", "raw") else "raw"
    metadata = cell.get("metadata")
    claims = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    claimed = claims.get("grade_id") if isinstance(claims, dict) else None
    kept = {} if claims is None else {"nbgrader": {"grade_id": _text(claimed)}}
    source = _text(cell.get("source"))
    if len(source) > LONGEST:
        source = source[:LONGEST]
        odd.append(f"A cell had more than {LONGEST:,} characters; the first ones were kept.")
    name = cell.get("id")
    plain: dict[str, Any] = {
        "cell_type": kind,
        "id": name if isinstance(name, str) else None,
        "metadata": kept,
        "source": source,
    }
    if kind == "code":
        plain |= {"execution_count": None, "outputs": []}
    elif pictures := _pictures(cell.get("attachments")):
        plain["attachments"] = pictures
    made: NotebookNode = nbformat.from_dict(plain)
    return made


def name_cells(cells: Sequence[NotebookNode]) -> None:
    """Give each cell an id of its own; a valid one stays."""
    taken: set[str] = set()
    for number, cell in enumerate(cells):
        name = cell.get("id")
        if not isinstance(name, str) or not VALID_ID.fullmatch(name) or name in taken:
            name = f"cell-{number}"
            while name in taken:
                name += "-x"
        taken.add(name)
        cell["id"] = name


def _decoded(data: bytes, odd: list[str]) -> str:
    """Turn bytes into text; Python's own guess tells the forms of Unicode apart."""
    encoding: str = json.detect_encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        encoding, text = "latin-1", data.decode("latin-1")
    if not encoding.startswith("utf-8"):
        odd.append(f"The file was not saved as UTF-8, as notebooks are; it was read as {encoding}.")
    return text


def _parsed(text: str, odd: list[str]) -> object:
    def joined(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            odd.append("The file has the same key twice in one place; the last one counts.")
        return made

    def number(digits: str) -> int:
        return int(digits) if len(digits) <= LONGEST_NUMBER else 0

    return json.loads(text, object_pairs_hook=joined, parse_int=number)


def _cells(found: dict[str, Any], odd: list[str]) -> list[Any]:
    """Give the list of cells of a notebook of any format."""
    major, minor = (_whole(found.get(key)) for key in ("nbformat", "nbformat_minor"))
    if "cells" not in found or 0 < major < OLDEST_WITH_CELLS:
        old = nbformat.reader.reads(json.dumps(found))
        odd.append(f"The notebook was in the old format {max(major, 1)}; it was read as format 4.")
        found = nbformat.convert(old, 4)
    elif (major, minor) > NEWEST:
        odd.append(
            f"The notebook is in format {major}.{minor}, which is newer than this grader's; "
            "it was read as format 4."
        )
    cells = found["cells"]
    if not isinstance(cells, list):
        raise TypeError("cells")
    return cells


def _text(value: object) -> str:
    """Give the text of a cell: a string or a list of lines, with one kind of line end."""
    if isinstance(value, list):
        value = "".join(line for line in value if isinstance(line, str))
    if not isinstance(value, str):
        return ""
    return SURROGATES.sub("\N{REPLACEMENT CHARACTER}", LINE_ENDS.sub("\n", value))


def _pictures(attachments: object) -> dict[str, dict[str, str]]:
    """Keep the pictures that were pasted into a text, and nothing else."""
    found = attachments.items() if isinstance(attachments, dict) else ()
    return {
        _text(name): {
            kind: data
            for kind, data in forms.items()
            if PICTURE.fullmatch(kind) and isinstance(data, str) and BASE64.fullmatch(data)
        }
        for name, forms in found
        if isinstance(forms, dict)
    }


def _parts(text: str) -> int:
    return text.count("{") + text.count("[")


def _whole(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _what_it_is(text: str, error: ValueError) -> str:
    start = text.lstrip()[:200]
    if not start.strip("\0"):
        return "the file is empty" if "\0" not in start else "the file holds nothing but null bytes"
    if start.startswith("<"):
        return "the file is a web page, not a notebook"
    if start.startswith("PK"):
        return "the file is a zip archive, not a notebook"
    if "<<<<<<< " in text:
        return "the file holds the marks of an unfinished merge (<<<<<<<)"
    if start.startswith("{"):
        return f"the file is cut off or damaged ({error})"
    return "the file is not a notebook: a notebook is JSON text, which begins with {"
