"""Student versions: built by nbgrader, the same bytes each time, no gradebook touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from looplab.grading.canonical import canonical_text
from looplab.grading.course import CourseError
from looplab.grading.release import build, main, update


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


class TestBuild:
    def test_building_twice_gives_the_same_bytes(self, small, tmp_path) -> None:
        once, twice = tmp_path / "once", tmp_path / "twice"
        build(small.root, once)
        build(small.root, twice)
        assert tree(once) == tree(twice) != {}

    def test_it_is_canonical_without_solutions_and_with_files_beside(self, small, tmp_path) -> None:
        build(small.root, tmp_path / "built")
        built = tree(tmp_path / "built")
        assert set(built) == {f"{small.unit}/{small.unit}.ipynb", f"{small.unit}/stations.txt"}
        text = built[f"{small.unit}/{small.unit}.ipynb"].decode()
        assert text == canonical_text(text)
        assert "SOLUTION" not in text
        assert "HIDDEN" not in text
        assert "write your answer here" in text

    def test_the_gradebook_is_not_touched(self, small, tmp_path) -> None:
        gradebook = small.root / "gradebook.db"
        before = gradebook.read_bytes()
        build(small.root, tmp_path / "built")
        assert gradebook.read_bytes() == before
        gradebook.unlink()
        build(small.root, tmp_path / "again")
        assert not gradebook.exists()

    def test_a_unit_that_nbgrader_refuses_is_named_with_the_reason(self, small, tmp_path) -> None:
        path = small.path("source")
        path.write_text(path.read_text().replace("### END SOLUTION", "### END"))
        with pytest.raises(CourseError, match=r"failed for 77-small[\s\S]*no end solution"):
            build(small.root, tmp_path / "built")


class TestUpdate:
    @pytest.fixture
    def folders(self, tmp_path) -> tuple[Path, Path]:
        built, release = tmp_path / "built", tmp_path / "release"
        for folder in (built / "01-a", release / "01-a", release / "02-gone"):
            folder.mkdir(parents=True)
        (built / "01-a" / "same").write_text("s")
        (built / "01-a" / "new").write_text("n")
        (built / "01-a" / "other").write_text("after")
        (release / "01-a" / "same").write_text("s")
        (release / "01-a" / "other").write_text("before")
        (release / "02-gone" / "old").write_text("o")
        return built, release

    def test_the_release_becomes_what_was_built(self, folders) -> None:
        built, release = folders
        changed = update(built, release)
        assert tree(release) == tree(built)
        assert not (release / "02-gone").exists()
        assert changed == ["removed 02-gone/old", "wrote 01-a/new", "updated 01-a/other"]

    def test_a_second_time_changes_nothing(self, folders) -> None:
        built, release = folders
        update(built, release)
        times = {path: path.stat().st_mtime_ns for path in release.rglob("*")}
        assert update(built, release) == []
        assert {path: path.stat().st_mtime_ns for path in release.rglob("*")} == times


class TestTheCommand:
    def test_it_writes_release(self, small, capsys) -> None:
        small.path("release").unlink()
        assert main([str(small.root)]) == 0
        assert f"wrote {small.unit}/{small.unit}.ipynb" in capsys.readouterr().out

    def test_on_trouble_release_stays_as_it_was(self, small, capsys) -> None:
        before = tree(small.root / "release")
        path = small.path("source")
        path.write_text(path.read_text().replace("### END SOLUTION", "### END"))
        assert main([str(small.root)]) == 1
        assert tree(small.root / "release") == before
        assert "release/ was left as it was" in capsys.readouterr().err
