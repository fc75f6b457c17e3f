"""What nbgrader is shown of a submission's folder."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest

from looplab.grading import inbox
from looplab.grading.inbox import Handed, shown, take_in

GOOD = nbformat.v4.writes(
    nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("x = 1", metadata={"nbgrader": {"grade_id": "x"}})]
    )
).encode()
EMPTY = nbformat.v4.writes(nbformat.v4.new_notebook()).encode()


class Folder:
    """A submission's folder, and what is shown of it."""

    def __init__(self, root: Path) -> None:
        self.handed_in, self.shown = root / "handed-in", root / "shown"
        self.handed_in.mkdir()

    def put(self, name: str, data: bytes = GOOD) -> None:
        path = self.handed_in / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def take_in(self, given: tuple[str, ...] = ()) -> Handed:
        return take_in(self.handed_in, self.shown, {"unit": {"x", "y"}}, given)["unit"]

    @property
    def files(self) -> list[str]:
        """What is shown beside the notebook."""
        found = [p.relative_to(self.shown) for p in self.shown.rglob("*") if not p.is_dir()]
        return sorted(str(path) for path in found if str(path) != "unit.ipynb")

    @property
    def notebook(self) -> bytes:
        return (self.shown / "unit.ipynb").read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_a_sound_submission_is_shown_as_it_is(folder) -> None:
    folder.put("unit.ipynb")
    folder.put("helper/tools.py", b"x = 1")
    folder.put("timestamp.txt", b"2024-01-15 12:00:00 UTC")
    assert folder.take_in() == Handed()
    assert folder.notebook == GOOD
    assert folder.files == ["helper/tools.py", "timestamp.txt"]


class TestInTheNotebooksPlace:
    @pytest.mark.parametrize(
        ("make", "told"),
        [
            (lambda path: path.mkdir(), "is a folder"),
            (lambda path: path.symlink_to("/dev/zero"), "is a link"),
            (lambda path: path.symlink_to("nowhere"), "is a link"),
            (lambda path: path.symlink_to(__file__), "is a link"),
            (os.mkfifo, "is no ordinary file"),
            (lambda path: None, "there is no notebook"),
            (lambda path: (path.touch(), os.truncate(path, 10**12)), "1,000,000 MB"),
        ],
    )
    def test_what_is_no_file_is_nothing(self, folder, make, told: str) -> None:
        make(folder.handed_in / "unit.ipynb")
        assert told in folder.take_in().why_not
        assert folder.notebook == b""

    @pytest.mark.parametrize("kind", ["missing", "file", "link"])
    def test_without_a_folder_there_is_nothing(self, folder, kind: str) -> None:
        folder.put("unit.ipynb")
        folder.handed_in.rename(folder.handed_in.with_name("elsewhere"))
        if kind == "file":
            folder.handed_in.write_bytes(GOOD)
        elif kind == "link":
            folder.handed_in.symlink_to("elsewhere")
        assert "there is no notebook" in folder.take_in().why_not

    def test_an_empty_file_is_read_as_one(self, folder) -> None:
        folder.put("unit.ipynb", b"")
        assert folder.take_in() == Handed()


class TestARenamedNotebook:
    @pytest.mark.parametrize(
        "name",
        [
            "unit(1).ipynb",
            "Unit.IPYNB",
            "mine.ipynb",
            "unit.ipynb.txt",
            "unit.json",
            "a/unit.ipynb",
        ],
    )
    def test_the_only_one_is_it(self, folder, name: str) -> None:
        folder.put(name)
        notes = folder.take_in().notes
        assert folder.notebook == GOOD
        assert f"`{shown(name)}` was graded in its place" in notes[0]
        assert folder.files == []

    def test_of_several_it_is_the_one_with_most_exercises(self, folder) -> None:
        folder.put("unit-old.ipynb", EMPTY)
        folder.put("zzz.ipynb")
        folder.put("broken.ipynb", b"{")
        notes = folder.take_in().notes
        assert folder.notebook == GOOD
        assert "but 3 others; the likeliest, `zzz.ipynb` was graded" in notes[0]

    def test_if_none_has_any_it_is_the_one_with_the_likest_name(self, folder) -> None:
        folder.put("aaa.ipynb", EMPTY)
        folder.put("unit-2.ipynb", EMPTY)
        assert "`unit-2.ipynb` was graded" in folder.take_in().notes[0]

    def test_it_also_counts_where_something_else_has_its_name(self, folder) -> None:
        (folder.handed_in / "unit.ipynb").symlink_to("/dev/zero")
        folder.put("mine.ipynb")
        assert folder.take_in().why_not == ""
        assert folder.notebook == GOOD

    def test_a_copy_beside_it_is_not_looked_at_and_named(self, folder) -> None:
        folder.put("unit.ipynb")
        folder.put("unit-Copy1.ipynb", EMPTY)
        assert folder.take_in().notes == [
            "Only `unit.ipynb` was graded; not looked at: `unit-Copy1.ipynb`."
        ]

    def test_an_editors_own_backup_is_none(self, folder) -> None:
        folder.put(".ipynb_checkpoints/unit-checkpoint.ipynb")
        assert "there is no notebook" in folder.take_in().why_not


class TestOtherFiles:
    def test_links_and_pipes_are_left_out_and_named(self, folder) -> None:
        folder.put("unit.ipynb")
        (folder.handed_in / "data").symlink_to("/etc")
        (folder.handed_in / "passwd").symlink_to("/etc/passwd")
        os.mkfifo(folder.handed_in / "pipe")
        assert folder.take_in().notes == [
            "`data` is a link: left out.",
            "`passwd` is a link: left out.",
            "`pipe` is no ordinary file: left out.",
        ]
        assert folder.files == []

    def test_thousands_of_them_are_too_many(self, folder) -> None:
        folder.put("unit.ipynb")
        for number in range(2_000):
            folder.put(f"x/{number}")
        assert "300 files are enough" in folder.take_in().notes[0]
        assert len(folder.files) <= 300

    def test_a_deep_folder_is_not_followed_for_ever(self, folder) -> None:
        folder.put("unit.ipynb")
        folder.put("/".join("a" * 50) + "/b", b"")
        assert folder.take_in().why_not == ""
        assert folder.files == []

    def test_large_ones_are_left_out(self, folder, monkeypatch) -> None:
        monkeypatch.setattr(inbox, "ROOM", 10)
        folder.put("unit.ipynb")
        for name in "abc":
            folder.put(name, b"1234")
        assert folder.take_in().notes == ["`c` is too large, or cannot be read: left out."]
        assert folder.files == ["a", "b"]

    @pytest.mark.parametrize("name", ["data.txt/x", "lib"])
    def test_what_crosses_a_file_of_the_course_is_left_out(self, folder, name: str) -> None:
        folder.put("unit.ipynb")
        folder.put(name, b"")
        notes = folder.take_in(given=("data.txt", "lib/tools.py")).notes
        assert notes == [f"`{shown(name)}` stands where a file of the course belongs: left out."]

    @pytest.mark.parametrize("name", ["looplab.py", "asyncio/__init__.py", "json.cpython-311.so"])
    def test_what_would_hide_a_library_is_left_out(self, folder, name: str) -> None:
        folder.put("unit.ipynb")
        folder.put(name, b"")
        assert "in the place of the library of that name" in folder.take_in().notes[0]
        assert folder.files == []

    @pytest.mark.parametrize("name", ["tools.py", "lib/json.py", "test/data.txt", "json.txt"])
    def test_other_names_are_free(self, folder, name: str) -> None:
        folder.put("unit.ipynb")
        folder.put(name, b"")
        assert folder.take_in() == Handed()
        assert folder.files == [name]

    @pytest.mark.parametrize("data", [b"soon", b"\xff\xfe\x00", b"2024-99-99", b"1" * 5_000])
    def test_a_time_that_is_none_is_left_out(self, folder, data: bytes) -> None:
        folder.put("unit.ipynb")
        folder.put("timestamp.txt", data)
        assert folder.take_in().notes == ["The time at which this was handed in cannot be read."]
        assert folder.files == []

    def test_a_name_that_is_no_text_is_left_out(self, folder) -> None:
        folder.put("unit.ipynb")
        folder.put(os.fsdecode(b"caf\xe9.txt"), b"")
        assert folder.take_in().notes == ["`caf?.txt` has a name that is no text: left out."]


def test_a_name_in_a_sentence_is_harmless_and_short() -> None:
    assert shown("<script>alert(1)</script>.ipynb") == "?script?alert(1)??script?.ipynb"
    assert len(shown("x" * 255)) < 61
