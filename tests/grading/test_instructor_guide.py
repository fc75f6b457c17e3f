"""docs/instructor.md is a path that can be walked: its commands run, in its order, in a new folder.

What a person does between two commands (a student hands in, a zip is downloaded, a test is edited)
is done here, before the command that needs it.
"""

from __future__ import annotations

import csv
import os
import re
import shlex
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest

from looplab.grading.course import ROOT, Course
from looplab.grading.demo import hand_in
from looplab.grading.sample import fill, read_class

GUIDE = ROOT / "docs" / "instructor.md"
UNIT = "01-asyncio-run"
CLASS = ROOT / "tests" / "course" / UNIT / "class"
FILES = (
    *("LICENSE", "LICENSE-text", "environment.yml", "nbgrader_config.py", "pyproject.toml"),
    "requirements.txt",
)
LEFT = ("__pycache__", ".ipynb_checkpoints")
SCORES = {"amina": 18, "daria": 12}  # through the exchange; and by folder, from the sample class
CANVAS, MOODLE = "1234", "Jorge Núñez O'Hara"
CORRECTED = "one passenger gets the whole record, at last"


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """The page's blocks of code, with their languages, in order."""
    for found in re.finditer(r"^```(\w+)\n(.*?)^```$", page, re.DOTALL | re.MULTILINE):
        yield found[1], found[2]


class Semester:
    """A course folder, and what people do in it besides the instructor's commands."""

    def __init__(self, root: Path, command: Callable[..., str]) -> None:
        self.root = root
        self.command = command
        self.class_ = {one.student: one for one in read_class(CLASS)}
        for file in FILES:
            shutil.copy(ROOT / file, root)
        for folder in ("docs", "looplab", "notebooks", f"source/{UNIT}", f"release/{UNIT}"):
            shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns(*LEFT))

    def run(self, line: str) -> str:
        return self.command(*shlex.split(line), folder=self.root, **self.own("teacher"))

    def own(self, name: str) -> dict[str, str]:
        home = str(self.root / name)
        return {"HOME": home, "JUPYTER_DATA_DIR": home, "PATH": os.defpath}

    def notebook(self, student: str) -> bytes:
        release = nbformat.read(self.root / "release" / UNIT / f"{UNIT}.ipynb", 4)
        return fill(release, self.class_[student])

    def student(self, *words: str) -> None:
        self.command("nbgrader", *words, UNIT, folder=self.root / "desk", **self.own("desk"))

    def students_fetch_and_submit(self) -> None:
        desk = self.root / "desk"
        desk.mkdir()
        shutil.copy(ROOT / "nbgrader_config.py", desk)
        (desk / "exchange").symlink_to(self.root / "exchange")
        self.student("fetch_assignment")
        (desk / UNIT / f"{UNIT}.ipynb").write_bytes(self.notebook("amina"))
        self.student("submit")

    def students_hand_in_by_folder(self) -> None:
        hand_in(Course(self.root), UNIT, [self.class_[name] for name in SCORES])

    def download(self, name: str, student: str) -> None:
        """Put a zip with one submission where the guide says."""
        archive = self.root / "downloaded" / UNIT / "archive"
        shutil.rmtree(archive, ignore_errors=True)
        archive.mkdir(parents=True)
        with zipfile.ZipFile(archive / "submissions.zip", "w") as packed:
            packed.writestr(name, self.notebook(student))

    def correct_the_test(self) -> None:
        source = self.root / "source" / UNIT / f"{UNIT}.ipynb"
        text = source.read_text("utf-8")
        assert "one passenger gets the whole record" in text
        source.write_text(text.replace("one passenger gets the whole record", CORRECTED), "utf-8")

    def score(self, student: str) -> float:
        with Course(self.root).gradebook() as gradebook:
            return float(gradebook.find_submission(UNIT, student).score)

    def feedback(self, student: str) -> str:
        return (self.root / "feedback" / student / UNIT / f"{UNIT}.html").read_text("utf-8")

    def table(self, name: str, key: str) -> dict[str, dict[str, str]]:
        with (self.root / name).open(encoding="utf-8", newline="") as file:
            return {row[key]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize(
    ("system", "path", "student"),
    [
        (0, f"dialloamina_1234_5678_{UNIT}.ipynb", "1234"),
        (0, f"dialloamina_LATE_1234_5678_{UNIT}.ipynb", "1234"),
        (1, f"Amina Diallo_77_assignsubmission_file/{UNIT}.ipynb", "Amina Diallo"),
        (1, f"Amina Diallo_77_assignsubmission_file_/{UNIT}.ipynb", "Amina Diallo"),  # as it was
        (1, f"Amina Diallo_77_assignsubmission_file/my_1_work/{UNIT}.ipynb", "Amina Diallo"),
        (1, f"Amina Diallo_77_assignsubmission_file_{UNIT}.ipynb", "Amina Diallo"),  # no folders
    ],
)
def test_the_guides_patterns_read_the_names_that_canvas_and_moodle_give(
    system: int, path: str, student: str
) -> None:
    pattern = re.findall(r"named_regexp='(.*)'", GUIDE.read_text("utf-8"))[system]
    found = re.match(pattern, f"/course/downloaded/{UNIT}/extracted/an_1_archive/{path}")
    assert found is not None
    assert found.groupdict() == {"student_id": student, "file_id": f"{UNIT}.ipynb"}


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_instructors_guide_can_be_walked_from_an_empty_folder_to_exported_grades(
    tmp_path: Path, command: Callable[..., str]
) -> None:
    semester = Semester(tmp_path, command)
    moodle = f"{MOODLE}_77_assignsubmission_file/{UNIT}.ipynb"
    before: dict[str, list[Callable[[], None]]] = {
        "nbgrader collect": [semester.students_fetch_and_submit],
        "nbgrader zip_collect": [
            lambda: semester.download(f"nezjorge_LATE_{CANVAS}_5678_{UNIT}-2.ipynb", "daria"),
            lambda: semester.download(moodle, "amina"),
        ],
        "looplab grade": [semester.students_hand_in_by_folder],
        "nbgrader generate_assignment": [lambda: None, semester.correct_the_test],
    }
    said: dict[str, str] = {}
    for language, text in blocks(GUIDE.read_text("utf-8")):
        if language == "csv":
            (tmp_path / "students.csv").write_text(text, "utf-8")
        elif language == "python":
            with (tmp_path / "nbgrader_config.py").open("a") as config:
                config.write(text)
        elif language == "console":
            for line in text.splitlines():
                typed = line.removeprefix("$ ")
                waiting = before.get(" ".join(typed.split()[:2]), [])
                if waiting:
                    waiting.pop(0)()
                said[typed] = semester.run(typed)
    assert not any(before.values()), f"The guide no longer has these: {before}"

    validated = [text for typed, text in said.items() if typed.startswith("nbgrader validate")]
    assert "Success! Your notebook passes all the tests." in validated[0]
    assert "Success! The notebook does not pass any tests." in validated[1]

    for student, score in SCORES.items():
        assert semester.score(student) == score
    assert semester.score(CANVAS) == SCORES["daria"]
    assert semester.score(MOODLE) == SCORES["amina"]
    assert CORRECTED in semester.feedback("daria")
    page = (tmp_path / "insight" / f"{UNIT}.html").read_text("utf-8")
    assert "printed-instead-of-returned" in page

    (released,) = (text for typed, text in said.items() if "release_feedback" in typed)
    assert all(name in released.split("nothing else:")[1] for name in (*SCORES, CANVAS, MOODLE))
    semester.student("fetch_feedback")
    (mine,) = (tmp_path / "desk" / UNIT / "feedback").rglob("*.html")
    assert "18" in mine.read_text("utf-8")

    with (tmp_path / "grades.csv").open(encoding="utf-8", newline="") as file:
        late = [row for row in csv.DictReader(file) if float(row["late_submission_penalty"])]
    assert [(float(row["raw_score"]), float(row["score"])) for row in late] == [(18, 0)]
    canvas = semester.table("canvas.csv", "SIS Login ID")
    assert canvas["daria"]["Student"] == "Petrova, Daria"
    assert (canvas["daria"][UNIT], canvas["ulrike"][UNIT]) == ("12", "")
    assert canvas[""]["Student"].strip() == "Points Possible"
    moodle_rows = semester.table("moodle.csv", "Username")
    assert moodle_rows["amina"]["Email address"] == "amina@example.org"
    assert moodle_rows[MOODLE][UNIT] == "18"
