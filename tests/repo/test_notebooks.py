"""Notebooks are kept as their authors meant them, without an editor's traces."""

from __future__ import annotations

from pathlib import Path

from looplab.grading.canonical import canonical_text
from looplab.grading.newunit import NAME


def test_every_notebook_is_canonical(root: Path, files: list[Path]) -> None:
    notebooks = [path for path in files if path.suffix == ".ipynb"]
    assert notebooks, "There is no notebook in the repository."
    untidy = [
        str(path.relative_to(root))
        for path in notebooks
        if path.read_bytes() != canonical_text(path.read_text("utf-8")).encode()
    ]
    assert not untidy, "These hold outputs or an editor's traces: run make tidy."


def test_a_unit_has_one_name_everywhere(root: Path) -> None:
    lessons = {path.stem for path in (root / "notebooks").glob("*.ipynb")}
    units = {path.name for path in (root / "source").iterdir() if path.is_dir()}
    assert not [name for name in lessons | units if not NAME.fullmatch(name)], (
        "Name a unit with two digits and lowercase words, as in 03-tasks."
    )
    assert units <= lessons, "An assignment is named after its lesson."
    for unit in units:
        assert [path.stem for path in (root / "source" / unit).glob("*.ipynb")] == [unit], (
            f"source/{unit}/ holds one notebook, {unit}.ipynb."
        )
