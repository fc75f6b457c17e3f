"""Submissions that are no program: odd files and folders, and notebooks of odd shapes.

Each is a function that puts the submission into a folder; its docstring says what it does.
"""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from hostile.corpus import Case, answered
from hostile.course import POINTS, UNIT

NAME = f"{UNIT}.ipynb"
NOTHING = dict.fromkeys(POINTS, 0.0)
SHAPES: list[Case] = []
"""All of them; `corpus` adds the programs."""

Write = Callable[[Path, NotebookNode], object]


def shape(says: str = "", *, still: str = "", **expect: float) -> Callable[[Write], Write]:
    """Add what follows to the corpus; an exercise that is not named gets all its points.

    `says` is on its student's page; `still` says what is open about it.
    """

    def add(write: Write) -> Write:
        SHAPES.append(
            Case(
                name=write.__name__.replace("_", "-"),
                note=str(write.__doc__),
                expect=POINTS | expect,
                says=(says,) if says else (),
                open=still,
                write=write,
            )
        )
        return write

    return add


def data(nb: NotebookNode) -> bytes:
    return nbformat.v4.writes(nb).encode()


def at(nb: NotebookNode, name: str) -> int:
    ids = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in nb.cells]
    return ids.index(name)


def changed(change: Callable[[NotebookNode], object]) -> Write:
    """Write a notebook with a change in it."""

    def write(folder: Path, nb: NotebookNode) -> None:
        nb = copy.deepcopy(nb)
        change(nb)
        (folder / NAME).write_bytes(data(nb))

    write.__name__, write.__doc__ = change.__name__, change.__doc__
    return write


def as_json(change: Callable[[Any], object]) -> Write:
    """Write a notebook with a change in its JSON."""

    def write(folder: Path, nb: NotebookNode) -> None:
        raw = json.loads(data(nb))
        change(raw)
        (folder / NAME).write_text(json.dumps(raw))

    write.__name__, write.__doc__ = change.__name__, change.__doc__
    return write


# What stands in the notebook's place


@shape("there is no notebook", **NOTHING)
def file_none(folder: Path, nb: NotebookNode) -> None:
    """Nothing was handed in but a letter."""
    (folder / "letter.txt").write_text("Dear instructor")


@shape("the file is empty", **NOTHING)
def file_empty(folder: Path, nb: NotebookNode) -> None:
    """A file of no bytes."""
    (folder / NAME).touch()


@shape("the file is cut off", **NOTHING)
def file_truncated(folder: Path, nb: NotebookNode) -> None:
    """The first half of a notebook."""
    (folder / NAME).write_bytes(data(nb)[: len(data(nb)) // 2])


@shape("the file is not a notebook", **NOTHING)
def file_program(folder: Path, nb: NotebookNode) -> None:
    """A Python program under the notebook's name."""
    (folder / NAME).write_text("def double(n):\n    return 2 * n\n")


@shape("the file is a web page", **NOTHING)
def file_web_page(folder: Path, nb: NotebookNode) -> None:
    """The page that asks to log in, saved in the notebook's place."""
    (folder / NAME).write_text("<!DOCTYPE html><title>log in</title>")


@shape("nothing but null bytes", **NOTHING)
def file_of_null_bytes(folder: Path, nb: NotebookNode) -> None:
    """What is left of a file after some crashes: zeros."""
    (folder / NAME).write_bytes(bytes(5_000))


@shape()
def file_with_byte_order_mark(folder: Path, nb: NotebookNode) -> None:
    """A notebook as some editors of Windows save it."""
    (folder / NAME).write_bytes(b"\xef\xbb\xbf" + data(nb))


@shape("read as latin-1")
def file_latin_1(folder: Path, nb: NotebookNode) -> None:
    """A notebook in an old encoding."""
    nb = answered(nb, double="def double(n):  # verdoppelt die größte Zahl\n    return 2 * n")
    (folder / NAME).write_bytes(data(nb).decode().encode("latin-1"))


@shape("read as utf-16")
def file_utf_16(folder: Path, nb: NotebookNode) -> None:
    """A notebook with two bytes for each character."""
    (folder / NAME).write_bytes(data(nb).decode().encode("utf-16"))


@shape()
def file_windows_line_ends(folder: Path, nb: NotebookNode) -> None:
    """Windows' line ends, in the file and in every cell."""
    for cell in nb.cells:
        cell.source = cell.source.replace("\n", "\r\n")
    (folder / NAME).write_bytes(data(nb).replace(b"\n", b"\r\n"))


@shape()
def file_of_fifty_megabytes(folder: Path, nb: NotebookNode) -> None:
    """A notebook that kept what an endless loop printed: 50 MB."""
    nb = copy.deepcopy(nb)
    text = "again and again\n" * 3_200_000
    output = nbformat.v4.new_output("stream", name="stdout", text=text)
    nb.cells.insert(2, new_code_cell("print('again and again')", outputs=[output]))
    (folder / NAME).write_bytes(json.dumps(nb).encode())


@shape("the most that is read are 64", **NOTHING)
def file_of_a_terabyte(folder: Path, nb: NotebookNode) -> None:
    """A file of a terabyte that takes no room on the disk."""
    (folder / NAME).touch()
    os.truncate(folder / NAME, 10**12)


@shape("what stands in its place is a folder", **NOTHING)
def file_is_a_folder(folder: Path, nb: NotebookNode) -> None:
    """A folder under the notebook's name, with the notebook's pages in it."""
    (folder / NAME).mkdir()
    (folder / NAME / "page").write_text("1")


@shape("what stands in its place is a link", **NOTHING)
def file_is_a_link_to_the_source(folder: Path, nb: NotebookNode) -> None:
    """A link to the instructor's notebook, solutions and all."""
    (folder / NAME).symlink_to(folder.parents[2] / "source" / UNIT / NAME)


@shape("what stands in its place is a link", **NOTHING)
def file_is_a_link_to_zeros(folder: Path, nb: NotebookNode) -> None:
    """A link to a device that gives zeros for ever."""
    (folder / NAME).symlink_to("/dev/zero")


@shape("what stands in its place is a link", **NOTHING)
def file_is_a_link_to_nowhere(folder: Path, nb: NotebookNode) -> None:
    """A link to a file that is not there."""
    (folder / NAME).symlink_to("nowhere")


@shape("what stands in its place is no ordinary file", **NOTHING)
def file_is_a_pipe(folder: Path, nb: NotebookNode) -> None:
    """A pipe that nobody writes to: who opens it, waits."""
    os.mkfifo(folder / NAME)


# Names


@shape("was graded in its place")
def name_of_a_second_download(folder: Path, nb: NotebookNode) -> None:
    """The notebook with a browser's number in its name."""
    (folder / f"{UNIT} (1).ipynb").write_bytes(data(nb))


@shape("was graded in its place")
def name_with_another_ending(folder: Path, nb: NotebookNode) -> None:
    """The notebook with the ending that a mail program gave it."""
    (folder / f"{NAME}.txt").write_bytes(data(nb))


@shape("was graded in its place")
def name_within_a_folder(folder: Path, nb: NotebookNode) -> None:
    """The notebook in a folder, as an archive unpacks it."""
    (folder / UNIT).mkdir()
    (folder / UNIT / NAME).write_bytes(data(nb))


@shape("the likeliest, `my-work.ipynb` was graded")
def name_of_several(folder: Path, nb: NotebookNode) -> None:
    """Three notebooks, none with the right name, one with the exercises."""
    (folder / "my-work.ipynb").write_bytes(data(nb))
    (folder / "78-notes.ipynb").write_bytes(data(nbformat.v4.new_notebook()))
    (folder / "broken.ipynb").write_bytes(b"{")


@shape("not looked at: `copy.ipynb`", double=1)
def name_of_a_copy_beside_it(folder: Path, nb: NotebookNode) -> None:
    """The right notebook, and another one beside it."""
    wrong = answered(nb, double="def double(n):\n    return 2")
    (folder / NAME).write_bytes(data(wrong))
    (folder / "copy.ipynb").write_bytes(data(nb))


@shape("`?script?alert(31337)?_script?.ipynb` was graded in its place")
def script_in_a_file_name(folder: Path, nb: NotebookNode) -> None:
    """A notebook whose name is a script."""
    (folder / "<script>alert(31337)<_script>.ipynb").write_bytes(data(nb))


# Other files


@shape("`solution.txt` is a link: left out")
def beside_links_and_pipes(folder: Path, nb: NotebookNode) -> None:
    """Links to the source, the gradebook and a device, a pipe, and a link to its own folder."""
    (folder / NAME).write_bytes(data(nb))
    (folder / "solution.txt").symlink_to(folder.parents[2] / "source" / UNIT / NAME)
    (folder / "book").symlink_to(folder.parents[2] / "gradebook.db")
    (folder / "zeros").symlink_to("/dev/zero")
    (folder / "self").symlink_to(".")
    (folder / "nowhere").symlink_to("nothing")
    os.mkfifo(folder / "pipe")


@shape("300 files are enough")
def beside_thousands_of_files(folder: Path, nb: NotebookNode) -> None:
    """Two thousand small files."""
    (folder / NAME).write_bytes(data(nb))
    for number in range(2_000):
        (folder / f"data-{number}").write_text("x")


@shape("stands where a file of the course belongs")
def beside_a_folder_of_the_courses_name(folder: Path, nb: NotebookNode) -> None:
    """A folder with the name of a file that the course gives out."""
    (folder / NAME).write_bytes(data(nb))
    (folder / "stations.txt").mkdir()
    (folder / "stations.txt" / "mine").write_text("x")


@shape("in the place of the library of that name", double=1)
def beside_a_looplab_of_its_own(folder: Path, nb: NotebookNode) -> None:
    """A module called looplab, with an exam that is always content."""
    nb = answered(nb, double="def double(n):\n    return 2")
    (folder / NAME).write_bytes(data(nb))
    (folder / "looplab.py").write_text("class exam:\n    score = 4.0\nexpect = simulate = print\n")


@shape("in the place of the library of that name")
def beside_an_asyncio_of_its_own(folder: Path, nb: NotebookNode) -> None:
    """A first try, saved as asyncio.py: no kernel would start beside it."""
    (folder / NAME).write_bytes(data(nb))
    (folder / "asyncio.py").write_text("print('hello')\n")


@shape("other numbers are doubled too", double=1)
def beside_settings_for_the_kernel(folder: Path, nb: NotebookNode) -> None:
    """Settings and startup files that IPython might read."""
    nb = answered(nb, double="def double(n):\n    return 2")
    (folder / NAME).write_bytes(data(nb))
    lines = "c = get_config()\nc.InteractiveShellApp.exec_lines = ['import os; os._exit(1)']\n"
    for name in ("ipython_config.py", "ipython_kernel_config.py", "nbgrader_config.py"):
        (folder / name).write_text(lines)


@shape("The time at which this was handed in cannot be read")
def beside_a_time_that_is_none(folder: Path, nb: NotebookNode) -> None:
    """A timestamp that stock nbgrader ends the whole class for."""
    (folder / NAME).write_bytes(data(nb))
    (folder / "timestamp.txt").write_text("the day before yesterday")


@shape()
def beside_a_module_that_it_needs(folder: Path, nb: NotebookNode) -> None:
    """An answer in a module of its own, which is fair."""
    nb = answered(nb, double="from doubling import double")
    (folder / NAME).write_bytes(data(nb))
    (folder / "doubling.py").write_text("def double(n):\n    return 2 * n\n")


# Cells


@shape("There was a second copy")
@changed
def cells_copied(nb: NotebookNode) -> None:
    """Every cell twice."""
    nb.cells = [copy.deepcopy(cell) for cell in nb.cells for _ in range(2)]


@shape("The cell `test-double` was missing; it was put back.")
@changed
def cells_without_the_tests(nb: NotebookNode) -> None:
    """All tests deleted."""
    nb.cells = [cell for cell in nb.cells if "points" not in cell.metadata.get("nbgrader", {})]


@shape("Your answer cell `double` was missing")
@changed
def cells_in_other_cells(nb: NotebookNode) -> None:
    """The answer in a cell of the student's own, the answer cell deleted."""
    place = at(nb, "double")
    nb.cells[place] = new_code_cell(nb.cells[place].source)


@shape("was missing; it was put back", **NOTHING)
@changed
def cells_none(nb: NotebookNode) -> None:
    """A notebook without a cell."""
    nb.cells = []


@shape("it was moved back")
@changed
def cells_reversed(nb: NotebookNode) -> None:
    """All cells in the opposite order."""
    nb.cells.reverse()


@shape("was there more than once")
@changed
def cells_split(nb: NotebookNode) -> None:
    """An answer in two cells, as an editor splits it: both have its grade id."""
    place = at(nb, "double")
    first = copy.deepcopy(nb.cells[place])
    first.source = "two = 2"
    nb.cells[place].source = "def double(n):\n    return two * n"
    nb.cells.insert(place, first)


@shape("The cell `test-double` was missing; it was put back.")
@changed
def cells_merged(nb: NotebookNode) -> None:
    """An answer and its test in one cell."""
    place = at(nb, "double")
    nb.cells[place].source += "\n\n" + nb.cells.pop(place + 1).source


@shape("had become a markdown cell; it was changed back")
@changed
def cells_retyped(nb: NotebookNode) -> None:
    """A test and an answer turned into text."""
    for name in ("double", "test-double"):
        cell = nb.cells[at(nb, name)]
        nb.cells[at(nb, name)] = new_markdown_cell(cell.source, metadata=cell.metadata)


@shape("had been edited; the original one was graded", double=1)
@changed
def cells_with_tests_of_its_own(nb: NotebookNode) -> None:
    """A test that asks nothing, and a wrong answer."""
    nb.cells[at(nb, "double")].source = "def double(n):\n    return 2"
    nb.cells[at(nb, "test-double")].source = 'with exam("double", points=4) as e: ...\ne.score'


@shape("other numbers are doubled too", double=1)
@changed
def cells_to_be_skipped(nb: NotebookNode) -> None:
    """Tags that tell a runner to skip the tests, to let them fail, or to hide them."""
    nb.cells[at(nb, "double")].source = "def double(n):\n    return 2"
    for cell in nb.cells:
        cell.metadata.tags = ["skip-execution", "raises-exception", "remove-cell", "remove_cell"]


@shape("other numbers are doubled too", double=1)
@changed
def cells_worth_a_thousand_points(nb: NotebookNode) -> None:
    """Points, locks and checksums of the student's choice."""
    nb.cells[at(nb, "double")].source = "def double(n):\n    return 2"
    for cell in nb.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader |= {
                "points": 1000,
                "locked": False,
                "checksum": "0",
                "grade": True,
            }


@shape("other numbers are doubled too", double=1)
@changed
def cells_with_forged_names(nb: NotebookNode) -> None:
    """A second test with the name of the first, and one of a test that does not exist."""
    nb.cells[at(nb, "double")].source = "def double(n):\n    return 2"
    for name in ("test-double", "test-everything"):
        forged = copy.deepcopy(nb.cells[at(nb, "test-double")])
        forged.source, forged.metadata.nbgrader.grade_id = "4.0", name
        nb.cells.append(forged)


@shape("the first 1,000 were run")
@changed
def cells_twenty_thousand(nb: NotebookNode) -> None:
    """Twenty thousand cells of the student's own, of text mostly."""
    nb.cells[1:1] = [new_markdown_cell(f"note {number}") for number in range(20_000)]


@shape("more than 100,000 characters")
@changed
def cells_of_megabytes(nb: NotebookNode) -> None:
    """A text of ten megabytes of brackets, on which renderers choke."""
    nb.cells.insert(1, new_markdown_cell("[" * 10_000_000))


@shape()
@changed
def script_in_markdown(nb: NotebookNode) -> None:
    """Texts with scripts, handlers, frames and links to scripts."""
    for text in (
        "<script>alert(31337)</script>",
        "<img src=x onerror=alert(31337)> <svg/onload=alert(31337)>",
        "<iframe srcdoc='<script>alert(31337)</script>'></iframe>",
        '[free points](javascript:alert(31337)) ![x](x" onerror="alert(31337))',
        "$$\\href{javascript:alert(31337)}{x}$$ <style>@import 'javascript:alert(31337)'</style>",
    ):
        nb.cells.append(new_markdown_cell(text))


@shape("is not defined", double=0)
@changed
def cells_with_a_null_byte(nb: NotebookNode) -> None:
    """A null byte in the middle of a program, which Python refuses to read."""
    nb.cells[at(nb, "double")].source = "def double(n):\n    return 2 * n  # \0\n"


# JSON


@shape("in the old format 3")
def json_format_3(folder: Path, nb: NotebookNode) -> None:
    """A notebook as IPython 2 saved it."""
    old = nbformat.convert(copy.deepcopy(nb), 3)
    (folder / NAME).write_text(nbformat.v3.writes_json(old))


@shape("newer than this grader's")
@as_json
def json_format_of_the_future(raw: Any) -> None:
    """A notebook of a format that is not there yet."""
    raw |= {"nbformat": 5, "nbformat_minor": 99, "dimensions": {"x": 1}}


@shape()
@as_json
def json_kernel_of_another_language(raw: Any) -> None:
    """A notebook that asks for a kernel that is not installed."""
    raw["metadata"] = {
        "kernelspec": {"name": "julia-9", "language": "julia", "display_name": "Julia"},
        "language_info": {"name": "julia"},
    }


@shape()
@as_json
def json_metadata_of_the_wrong_kind(raw: Any) -> None:
    """Lists, numbers and nothing where metadata belong."""
    raw["metadata"] = ["x"]
    for number, cell in enumerate(cell for cell in raw["cells"] if not cell["metadata"]):
        cell["metadata"] = [7, None, [], "x"][number % 4]


@shape("were no cells")
@as_json
def json_cells_that_are_none(raw: Any) -> None:
    """Numbers, texts, lists and empty objects among the cells."""
    raw["cells"][1:1] = [7, "x", None, [], {}, {"cell_type": "code"}, {"source": 7}]


@shape()
@as_json
def json_numbers_out_of_range(raw: Any) -> None:
    """Numbers that are none, endless ones, and one of four thousand digits."""
    raw["nbformat_minor"] = float("inf")
    raw["metadata"]["x"] = [float("nan"), float("-inf"), 10**4_000]
    for cell in raw["cells"]:
        cell["execution_count"] = float("nan")


@shape("the same key twice")
def json_keys_twice(folder: Path, nb: NotebookNode) -> None:
    """The list of cells twice, first an empty one."""
    (folder / NAME).write_bytes(b'{"cells": [],' + data(nb).lstrip().removeprefix(b"{"))


@shape("nested too deeply", **NOTHING)
def json_nested_deeply(folder: Path, nb: NotebookNode) -> None:
    """A hundred thousand lists, one inside the other."""
    text = data(nb).replace(b'"metadata": {', b'"metadata": {"x": ' + b"[" * 100_000, 1)
    (folder / NAME).write_bytes(text)


@shape()
@as_json
def json_nested_a_little(raw: Any) -> None:
    """Four hundred objects, one inside the other: read without trouble, and too deep to copy."""
    inside: dict[str, Any] = {}
    for _ in range(400):
        inside = {"x": inside}
    for cell in raw["cells"]:
        cell["metadata"]["deep"] = inside


@shape("the file is no valid notebook", **NOTHING)
@as_json
def json_cells_are_no_list(raw: Any) -> None:
    """An object where the list of cells belongs."""
    raw["cells"] = {"0": raw["cells"]}


@shape()
@as_json
def json_half_characters(raw: Any) -> None:
    """Halves of characters, which no file can hold, in every text."""
    for cell in raw["cells"]:
        if cell["cell_type"] == "markdown" or "def" in "".join(cell["source"]):
            cell["source"] = ["# \ud800\udfff \ud800\n", *cell["source"]]


@shape()
@as_json
def json_long_names(raw: Any) -> None:
    """Cell ids of a million characters, all the same."""
    for cell in raw["cells"]:
        cell["id"] = "x" * 1_000_000
