"""The student tree as a zip: lessons, exercises and the package, and nothing with an answer in it.

What goes in is listed here; anything new stays out until somebody adds it. A bundle in which a
solution or a hidden test is found is not written.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from looplab.grading import leaks

__all__ = ["BundleError", "contents", "write"]

ALLOWED = (
    "LICENSE",
    "LICENSE-text",
    "docs/cheat-sheet.html",
    "environment.yml",
    "looplab/**/*.py",
    "looplab/py.typed",
    "notebooks/*.ipynb",
    "notebooks/images/*",
    "pyproject.toml",
    "release/*/*.ipynb",
    "requirements.txt",
)
GRADERS = "looplab/grading/"  # no learner's command and no test cell needs it
README = "docs/student.md"  # stands first in the bundle, as README.md
BEGAN = (2020, 1, 1, 0, 0, 0)  # the time of every file: the same tree gives the same bytes


class BundleError(Exception):
    """The bundle would hold something that it must not, or lacks something; the message lists."""


def contents(root: Path) -> dict[str, bytes]:
    """Give the names and contents of a course's student tree.

    Raises:
        BundleError: something is missing, or a solution or a hidden test is in it.
    """
    files = {"README.md": (root / README).read_bytes()}
    for pattern in ALLOWED:
        found = sorted(path for path in root.glob(pattern) if path.is_file())
        if not found:
            raise BundleError(f"There is no {pattern} in {root}.")
        for path in found:
            name = path.relative_to(root).as_posix()
            if not name.startswith(GRADERS):
                files[name] = path.read_bytes()
    told = []
    for unit in sorted((root / "source").iterdir()):
        told += [f"release/{one}" for one in leaks.in_release(unit, root / "release" / unit.name)]
    told += leaks.in_bundle(root / "source", files)
    if told:
        raise BundleError(
            "A solution or a hidden test stands in what students would get:\n"
            + "\n".join(f"  {one}" for one in told[:10])
            + "\nBuild the student versions again (looplab release), and look at these files."
        )
    return files


def write(root: Path, into: Path) -> int:
    """Write the student tree as a zip file.

    Returns:
        how many files it holds.

    Raises:
        BundleError: see `contents`; then nothing is written.
    """
    files = contents(root)
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in sorted(files.items()):
            bundle.writestr(zipfile.ZipInfo(f"asyncio-course/{name}", BEGAN), data)
    return len(files)
