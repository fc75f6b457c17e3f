"""Build the student versions: every unit of ``source/`` into ``release/``.

nbgrader does the work (``generate_assignment``: takes solutions and hidden tests out, locks the
tests); then each notebook is brought into canonical form, so that building twice gives the same
bytes. The gradebook of the course is neither needed nor touched. Who calls this: ``make release``;
a test calls `build` and compares.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from looplab.grading.canonical import canonical_text
from looplab.grading.course import ROOT, Course, CourseError

__all__ = ["build", "main", "update"]


def build(root: Path, into: Path) -> None:
    """Build every unit of ``root/source`` as a folder of its own below `into`.

    Raises:
        CourseError: nbgrader refused a unit; the message holds its log.
    """
    course = Course(root, release_directory=str(into.resolve()))
    for unit in course.units:
        course.generate(unit, gradebook=False)
    for path in sorted(into.rglob("*.ipynb")):
        path.write_text(canonical_text(path.read_text("utf-8")), "utf-8", newline="\n")


def update(built: Path, release: Path) -> list[str]:
    """Make `release` equal to what was built, and list what changed in it.

    A file that is right already is not written again, so that its time stays.
    """
    new = {path.relative_to(built) for path in built.rglob("*") if path.is_file()}
    old = {path.relative_to(release) for path in release.rglob("*") if path.is_file()}
    changed = []
    for name in sorted(old - new):
        if ".ipynb_checkpoints" not in name.parts:
            (release / name).unlink()
            changed.append(f"removed {name}")
    for name in sorted(new):
        target = release / name
        if name not in old or target.read_bytes() != (built / name).read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(built / name, target)
            changed.append(f"{'wrote' if name not in old else 'updated'} {name}")
    for folder in sorted((path for path in release.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return changed


def main(argv: Sequence[str] | None = None) -> int:
    """Build the student versions again, from source/ into release/."""
    parser = argparse.ArgumentParser(
        prog="python -m looplab.grading.release", description=main.__doc__
    )
    parser.add_argument("root", nargs="?", type=Path, default=ROOT, help="the course folder")
    root = parser.parse_args(argv).root.resolve()
    if not (root / "source").is_dir():
        sys.stderr.write(f"{root} has no folder source/. Go to the course folder first.\n")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        built = Path(scratch) / "release"
        built.mkdir()
        try:
            build(root, built)
        except CourseError as error:
            sys.stderr.write(f"release/ was left as it was. {error}\n")
            return 1
        (root / "release").mkdir(exist_ok=True)
        changed = update(built, root / "release")
    sys.stdout.write("".join(f"release/: {line}\n" for line in changed))
    sys.stdout.write("release/ is what source/ says.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
