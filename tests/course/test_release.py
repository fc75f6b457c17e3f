"""The student versions in release/ are exactly what source/ gives."""

from __future__ import annotations

from pathlib import Path

from looplab.grading.release import build

ROOT = Path(__file__).parents[2]


def test_release_is_what_make_release_builds(tmp_path: Path) -> None:
    build(ROOT, tmp_path)
    built = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.glob("*/*.ipynb")}
    release = ROOT / "release"
    kept = {path.relative_to(release): path.read_bytes() for path in release.glob("*/*")}
    assert built == kept, "release/ is not what source/ gives: make release, and commit it"
