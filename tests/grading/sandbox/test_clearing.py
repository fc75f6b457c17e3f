"""What a submission leaves in its folder goes, and nothing that it points at."""

from __future__ import annotations

from looplab.grading.sandbox import Sandbox


def test_a_locked_folder_goes_and_what_a_link_shows_stays(tmp_path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "file.txt").write_text("kept")
    scratch = tmp_path / "scratch"
    (scratch / "locked" / "deep").mkdir(parents=True)
    (scratch / "locked" / "link").symlink_to(kept)
    (scratch / "locked" / "deep").chmod(0)
    (scratch / "locked").chmod(0)
    scratch.chmod(0)
    Sandbox("rlimits", frozenset()).clear(scratch)
    assert not scratch.exists()
    assert (kept / "file.txt").read_text() == "kept"


def test_a_folder_that_became_a_link_goes_alone(tmp_path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (tmp_path / "scratch").symlink_to(kept)
    Sandbox("rlimits", frozenset()).clear(tmp_path / "scratch")
    assert list(tmp_path.iterdir()) == [kept]
