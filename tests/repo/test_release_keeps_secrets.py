"""Nothing that a student must not see is in release/: no solution, no hidden test.

That release/ is what source/ builds is checked elsewhere. Here it is read as a student would who
looks for answers, whatever built it.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from looplab.grading.leaks import in_release, parts


def test_no_solution_and_no_hidden_test_is_in_release(root: Path) -> None:
    units = sorted(path for path in (root / "source").iterdir() if path.is_dir())
    assert units, "There is no assignment in source/."
    for unit in units:
        assert list(unit.glob("*.ipynb")), f"source/{unit.name}/ has no notebook."
        assert any(parts(notebook)[1] for notebook in unit.glob("*.ipynb")), (
            f"source/{unit.name} has no solution between ### BEGIN SOLUTION and ### END SOLUTION."
        )
        found = in_release(unit, root / "release" / unit.name)
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
        assert in_release(source, release) == ["u.ipynb: return sum(range(10))"]

    def test_a_marker_is_found(self, tmp_path: Path) -> None:
        source, release = self.folders(tmp_path, "### BEGIN HIDDEN TESTS")
        assert in_release(source, release) == ["u.ipynb: BEGIN HIDDEN TESTS"]

    def test_a_solution_in_a_file_beside_the_notebook_is_found(self, tmp_path: Path) -> None:
        source, release = self.folders(tmp_path, "def f(): ...")
        (release / "helper.py").write_text("def g():\n    return sum(range(10))\n")
        assert in_release(source, release) == ["helper.py: return sum(range(10))"]

    def test_a_clean_release_is_clean(self, tmp_path: Path) -> None:
        source, release = self.folders(tmp_path, "def f():\n    raise NotImplementedError")
        assert in_release(source, release) == []
