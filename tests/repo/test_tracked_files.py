"""What is in the repository belongs there, on any machine; what tools make does not."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

INDEX_OPTIONS = re.compile(r"--(extra-)?index-url|--find-links|pythonhosted\.org|pypi\.org/simple")
HERE = Path(__file__)

MADE_BY_TOOLS = [
    ".venv/bin/python",
    "autograded/ada/01-asyncio-run/01-asyncio-run.ipynb",
    "submitted/ada/01-asyncio-run/01-asyncio-run.ipynb",
    "feedback/ada/01-asyncio-run/01-asyncio-run.html",
    "exchange/asyncio/inbound/x",
    "gradebook.db",
    "gradebook.db-journal",
    "grades.csv",
    "students.csv",
    ".nbgrader.log",
    ".looplab/01-asyncio-run.json",
    "looplab-progress/progress.json",
    "notebooks/.ipynb_checkpoints/00-start-here-checkpoint.ipynb",
    "looplab/__pycache__/run.cpython-311.pyc",
    ".hypothesis/examples/x",
]
KEPT = [
    "autograded/README.md",
    "notebooks/00-start-here.ipynb",
    "source/01-asyncio-run/01-asyncio-run.ipynb",
    "release/01-asyncio-run/01-asyncio-run.ipynb",
    "docs/images/timeline.svg",
]


def git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True)


def test_no_file_names_a_path_of_the_machine_it_was_written_on(
    root: Path, files: list[Path]
) -> None:
    places = {f"{place}/" for place in (str(root), str(Path.home()), sys.prefix, sys.base_prefix)}
    places -= {"//", "/usr/"}
    wrong = {
        str(path.relative_to(root)): place
        for path in files
        for place in places
        if place.encode() in path.read_bytes()
    }
    assert not wrong, "Write these paths so that they hold on another machine too."


def test_no_file_says_where_packages_are_fetched_from(root: Path, files: list[Path]) -> None:
    wrong = [
        str(path.relative_to(root))
        for path in files
        if path != HERE and INDEX_OPTIONS.search(path.read_text("utf-8", errors="replace"))
    ]
    assert not wrong, "Which index to use is each machine's own setting: leave it out."


@pytest.mark.parametrize("path", MADE_BY_TOOLS)
def test_what_tools_make_is_ignored(root: Path, path: str) -> None:
    assert git(root, "check-ignore", "--no-index", "-q", path).returncode == 0, (
        f"Add a line for {path} to .gitignore: git status stays empty after any command."
    )


@pytest.mark.parametrize("path", KEPT)
def test_what_people_write_is_not_ignored(root: Path, path: str) -> None:
    assert git(root, "check-ignore", "--no-index", "-q", path).returncode == 1, (
        f"A line in .gitignore hides {path}: make it narrower."
    )


@pytest.mark.parametrize("path", ["Makefile", "notebooks/a.ipynb", "release/u/u.ipynb", ".ci/run"])
def test_text_has_the_same_line_ends_everywhere(root: Path, path: str) -> None:
    said = git(root, "check-attr", "eol", "--", path).stdout
    assert said.strip() == f"{path}: eol: lf", "Mend the rule in .gitattributes."


@pytest.mark.parametrize("path", [".ci/run", "postBuild"])
def test_scripts_can_be_started(root: Path, path: str) -> None:
    mode = git(root, "ls-files", "--stage", "--", path).stdout.partition(" ")[0]
    assert mode == "100755", f"git add --chmod=+x {path}"
