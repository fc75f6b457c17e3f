"""Nothing that a student must not see is in release/: no solution, no hidden test.

That release/ is what source/ builds is checked elsewhere. Here it is read as a student would who
looks for answers, whatever built it.
"""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

MARKER = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)")
SHORTEST = 10  # shorter lines, such as `return x`, say nothing by themselves


def lines_of(text: str) -> set[str]:
    """The lines that could give something away, with spacing that a formatter may change undone."""
    squeezed = (" ".join(line.split()) for line in text.splitlines())
    return {line for line in squeezed if len(line) >= SHORTEST and re.search(r"\w{3}", line)}


def parts(notebook: Path) -> tuple[str, str]:
    """The text of a source notebook, as (what everyone may see, what nobody may)."""
    seen: list[str] = []
    secret: list[str] = []
    for cell in nbformat.read(notebook, 4).cells:
        role = cell.metadata.get("nbgrader", {})
        # An answer marked by hand is a solution from end to end, markers or not.
        whole = role.get("solution") and role.get("grade") and not MARKER.search(cell.source)
        inside = bool(whole)
        for line in cell.source.splitlines():
            marker = MARKER.search(line)
            if marker:
                inside = marker[1] == "BEGIN"
            else:
                (secret if inside else seen).append(line)
    return "\n".join(seen), "\n".join(secret)


def leaks(source: Path, release: Path) -> list[str]:
    """Each line of a release folder that is a secret of the source folder, as `file: line`."""
    seen: set[str] = set()
    secret: set[str] = set()
    for notebook in source.glob("*.ipynb"):
        for lines, text in zip((seen, secret), parts(notebook), strict=True):
            lines |= lines_of(text)
    found = []
    for path in sorted(path for path in release.rglob("*") if path.is_file()):
        text = path.read_text("utf-8", errors="replace")
        found += [f"{path.name}: {hit[0]}" for hit in MARKER.finditer(text)]
        if path.suffix == ".ipynb":
            cells = nbformat.reads(text, 4).cells
            text = "\n".join(cell.source for cell in cells)
        found += [f"{path.name}: {line}" for line in sorted(lines_of(text) & (secret - seen))]
    return found


def test_no_solution_and_no_hidden_test_is_in_release(root: Path) -> None:
    units = sorted(path for path in (root / "source").iterdir() if path.is_dir())
    assert units, "There is no assignment in source/."
    for unit in units:
        assert list(unit.glob("*.ipynb")), f"source/{unit.name}/ has no notebook."
        assert any(parts(notebook)[1] for notebook in unit.glob("*.ipynb")), (
            f"source/{unit.name} has no solution between ### BEGIN SOLUTION and ### END SOLUTION."
        )
        found = leaks(unit, root / "release" / unit.name)
        assert not found, (
            "Students would see these. If source/ marks them as solution or hidden test, "
            "run make release; a file beside the notebook is handed out as it is."
        )


def test_release_has_every_unit_and_no_other(root: Path) -> None:
    source, release = (
        {path.name for path in (root / tree).iterdir() if path.is_dir()}
        for tree in ("source", "release")
    )
    assert source == release, "Run make release."


class TestTheSearchItself:
    """A gate that finds nothing must be one that could have found something."""

    SOURCE = "def f():\n    ### BEGIN SOLUTION\n    return sum(range(10))\n    ### END SOLUTION\n"

    def folders(self, tmp_path: Path, released: str) -> tuple[Path, Path]:
        source, release = tmp_path / "source", tmp_path / "release"
        for folder, text in ((source, self.SOURCE), (release, released)):
            folder.mkdir()
            nbformat.write(new_notebook(cells=[new_code_cell(text)]), folder / "u.ipynb")
        return source, release

    def test_a_solution_is_found_however_it_is_indented(self, tmp_path: Path) -> None:
        source, release = self.folders(tmp_path, "def f():\n  return  sum(range(10))")
        assert leaks(source, release) == ["u.ipynb: return sum(range(10))"]

    def test_a_marker_is_found(self, tmp_path: Path) -> None:
        source, release = self.folders(tmp_path, "### BEGIN HIDDEN TESTS")
        assert leaks(source, release) == ["u.ipynb: BEGIN HIDDEN TESTS"]

    def test_a_solution_in_a_file_beside_the_notebook_is_found(self, tmp_path: Path) -> None:
        source, release = self.folders(tmp_path, "def f(): ...")
        (release / "helper.py").write_text("def g():\n    return sum(range(10))\n")
        assert leaks(source, release) == ["helper.py: return sum(range(10))"]

    def test_a_clean_release_is_clean(self, tmp_path: Path) -> None:
        source, release = self.folders(tmp_path, "def f():\n    raise NotImplementedError")
        assert leaks(source, release) == []
