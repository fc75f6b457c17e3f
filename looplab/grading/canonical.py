"""Bring notebooks into the one form in which the repository keeps them.

An editor leaves traces in a notebook: outputs, execution counts, the version of a kernel, which
cells were folded. In that state two people who changed one word get a diff of a thousand lines. The
canonical form has none of it, so that a notebook's diff shows what its author meant to change, and
nothing else.

Who calls this: ``make tidy`` (rewrites), and a test with ``--check`` (only looks). The form is what
``nbformat`` itself writes (keys sorted, one space of indent, UTF-8), so saving from JupyterLab and
running ``make tidy`` leads back to the same bytes.
"""

from __future__ import annotations

import argparse
import copy
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from json import JSONDecodeError
from pathlib import Path

import nbformat
from nbformat import NotebookNode

__all__ = ["canonical", "canonical_text", "main", "notebooks_in"]

KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
KEPT_CELL_METADATA = ("nbgrader", "tags")

# JupyterLab names a new cell with a UUID, nbformat with eight hexadecimal digits: unique, but they
# say nothing, neither in a diff nor in a link to the cell.
MACHINE_MADE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8}")
VALID_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
LONGEST_SLUG = 40


def canonical(nb: NotebookNode) -> NotebookNode:
    """Return a copy of a notebook in canonical form; the one given is left as it was.

    Applying it twice gives what applying it once gives.

    Example:
        >>> ran = nbformat.v4.new_code_cell("1 + 1", execution_count=7)
        >>> nb = nbformat.v4.new_notebook(cells=[ran])
        >>> canonical(nb).cells[0].execution_count is None
        True
    """
    nb = copy.deepcopy(nb) if nb.get("nbformat") == 4 else nbformat.convert(nb, 4)
    tidy: NotebookNode = nbformat.from_dict(
        {
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": {"kernelspec": KERNELSPEC, "language_info": {"name": "python"}},
            "cells": [_canonical_cell(cell) for cell in nb.cells],
        }
    )
    for cell, name in zip(tidy.cells, _names(tidy.cells), strict=True):
        cell["id"] = name
    nbformat.validate(tidy)
    return tidy


def canonical_text(text: str) -> str:
    """Return the canonical bytes, as text, of a notebook given as text.

    Raises:
        ValueError: the text is no notebook; the message says why.
    """
    try:
        nb = nbformat.reader.reads(text)
        return str(nbformat.v4.writes(canonical(nb))) + "\n"
    except (JSONDecodeError, nbformat.reader.NotJSONError) as error:
        # What a merge conflict leaves behind, most of the time.
        raise ValueError(f"it is not valid JSON ({error})") from error
    except (nbformat.ValidationError, AttributeError, KeyError, TypeError) as error:
        first_line = str(error).strip().partition("\n")[0]
        raise ValueError(f"it is not a valid notebook ({first_line})") from error


def notebooks_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the notebooks among the paths and in the folders among them, in a fixed order.

    Raises:
        FileNotFoundError: one of the paths does not exist.
    """
    for path in paths:
        if path.is_dir():
            found = sorted(path.rglob("*.ipynb"))
            # JupyterLab keeps its own backups in folders of this name.
            yield from (p for p in found if ".ipynb_checkpoints" not in p.parts)
        elif path.exists():
            yield path
        else:
            raise FileNotFoundError(
                f"There is no {path} here; call this from the repository's root."
            )


def main(argv: Sequence[str] | None = None) -> int:
    """Rewrite notebooks in canonical form, or with ``--check`` only list those that are not.

    Returns:
        0 when all is well; 1 when a notebook is unreadable or, with ``--check``, not canonical.
    """
    parser = argparse.ArgumentParser(
        prog="python -m looplab.grading.canonical",
        description="Bring notebooks into the one form in which the repository keeps them.",
    )
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a notebook, or a folder of them"
    )
    parser.add_argument(
        "--check", action="store_true", help="change nothing; list what would change"
    )
    options = parser.parse_args(argv)
    try:
        unreadable, changed = _visit(notebooks_in(options.paths), write=not options.check)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    for path, reason in unreadable:
        print(
            f"{path}: cannot be read: {reason}. Mend it in a text editor, or take back the "
            f"last committed one: git checkout -- {path}",
            file=sys.stderr,
        )
    for path in changed:
        print(f"{path}: not canonical" if options.check else f"{path}: tidied")
    if changed and options.check:
        print("These notebooks hold outputs or an editor's traces: run make tidy.")
    return 1 if unreadable or (changed and options.check) else 0


def _visit(paths: Iterable[Path], *, write: bool) -> tuple[list[tuple[Path, str]], list[Path]]:
    """Compare each notebook with its canonical form; give (unreadable with reason, different)."""
    unreadable: list[tuple[Path, str]] = []
    changed: list[Path] = []
    for path in paths:
        try:
            before = path.read_bytes()
            after = canonical_text(before.decode("utf-8")).encode("utf-8")
        except ValueError as error:
            unreadable.append((path, str(error)))
            continue
        if before != after:
            changed.append(path)
            if write:
                path.write_bytes(after)
    return unreadable, changed


def _canonical_cell(cell: NotebookNode) -> dict[str, object]:
    """Keep what the author wrote in a cell, and drop what an editor or a run added."""
    tidy: dict[str, object] = {
        "cell_type": cell.cell_type,
        "id": cell.get("id", ""),
        "metadata": _canonical_metadata(cell.get("metadata", {})),
        "source": "".join(cell.source).replace("\r\n", "\n"),
    }
    if cell.cell_type == "code":
        tidy |= {"execution_count": None, "outputs": []}
    elif cell.get("attachments"):
        tidy["attachments"] = cell.attachments  # a picture pasted into the text belongs to the text
    return tidy


def _canonical_metadata(metadata: dict[str, object]) -> dict[str, object]:
    """Keep nbgrader's data, tags, locks and cells folded on purpose."""
    kept = {key: metadata[key] for key in KEPT_CELL_METADATA if metadata.get(key)}
    # JupyterLab writes "editable": true into every cell it touches; only a lock says something.
    kept |= {key: False for key in ("editable", "deletable") if metadata.get(key) is False}
    jupyter = metadata.get("jupyter")
    if isinstance(jupyter, dict) and jupyter.get("source_hidden"):
        kept["jupyter"] = {"source_hidden": True}
    return kept


def _names(cells: Sequence[NotebookNode]) -> list[str]:
    """Give each cell an id that is valid, unique and readable; one that is so already stays."""
    names: list[str | None] = []
    taken: set[str] = set()
    for cell in cells:
        name = str(cell["id"])
        good = VALID_ID.fullmatch(name) and not MACHINE_MADE.fullmatch(name) and name not in taken
        names.append(name if good else None)
        if good:
            taken.add(name)
    return [name or _new_name(cell, taken) for name, cell in zip(names, cells, strict=True)]


def _new_name(cell: NotebookNode, taken: set[str]) -> str:
    """Name a cell by its grade id, or by the first words it has, and remember the name."""
    grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
    words = grade_id or next(
        (line for line in cell.source.splitlines() if re.search(r"\w", line)), ""
    )
    slug = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:LONGEST_SLUG].strip("-")
    if not slug or MACHINE_MADE.fullmatch(slug):
        slug = f"{cell.cell_type}-{slug}".strip("-")
    name, count = slug, 1
    while name in taken:
        count += 1
        name = f"{slug}-{count}"
    taken.add(name)
    return name


if __name__ == "__main__":
    sys.exit(main())
