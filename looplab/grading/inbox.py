r"""Take in what was handed in: plain files only, each notebook under the name that is graded.

nbgrader walks through a submission's folder before any plug-in sees it. A folder in the notebook's
place, a link to nowhere or to ``/dev/zero``, a pipe, or a ``timestamp.txt`` that is no time loses
the submission there, hangs, or ends the grading of the class; a link to the instructor's files is
copied to where the student's program finds it. So nbgrader is shown a copy instead, in which
nothing but plain files is left. What was handed in stays as it is.
"""

from __future__ import annotations

import glob
import os
import re
import stat
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path, PurePosixPath
from typing import Any

from nbformat import NotebookNode
from nbgrader.utils import parse_utc

from looplab.grading.reading import HAND_IN_ANOTHER, ODDITIES, read_anything, stand_in

__all__ = ["Handed", "Submission", "folders", "gather", "handed_in_at", "shown", "take_in"]

LARGEST = 64_000_000  # bytes of a notebook: one with many large pictures has 30 MB
ROOM = 100_000_000  # bytes of all other files
MOST_FILES = 300  # nbgrader's own look at a folder takes time by the square of this
DEEPEST = 10
CACHES = {".ipynb_checkpoints", "__pycache__"}
ALMOST = (".ipynb", ".ipynb.txt", ".ipynb.json", ".json")
"""How a file may end that is taken for the notebook when it is missing; the first that fits."""


@dataclass(slots=True)
class Handed:
    """What stands for one notebook of a unit.

    Attributes:
        why_not: why there is nothing to grade, if so.
        remedy: what the student can do then.
        notes: what the student and the instructor should know, in sentences.
    """

    why_not: str = ""
    remedy: str = HAND_IN_ANOTHER
    notes: list[str] = field(default_factory=list)

    def notebook(self, data: bytes) -> NotebookNode:
        """Give the notebook that was handed in as these bytes, or what stands for it."""
        if self.why_not:
            nb = stand_in(self.why_not, self.remedy)
        else:
            nb = read_anything(data)
        if self.notes:
            nb.metadata[ODDITIES] = [*self.notes, *nb.metadata.get(ODDITIES, [])]
        return nb


@dataclass(frozen=True, slots=True)
class Submission:
    """What was handed in, as far as it may be seen.

    Attributes:
        files: their bytes, by path. Each notebook that is expected is there, if need be empty.
        handed: what there is to say of each notebook, by its name without suffix.
    """

    files: dict[str, bytes]
    handed: dict[str, Handed]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A thing in the folder: its path there, and what it is if it is no plain file."""

    path: PurePosixPath
    odd: str = ""
    size: int = 0


def folders(coursedir: Any, unit: str) -> dict[str, Path]:
    """Give the folders in which a unit was handed in, by student.

    Args:
        coursedir: nbgrader's `CourseDirectory`; its `student_id` says whose, `*` for everybody's.
        unit: the unit's name.
    """
    step = coursedir.submitted_directory
    pattern = coursedir.format_path(step, "(?P<student>.*)", re.escape(unit), escape=True)
    found = {}
    for path in sorted(glob.glob(coursedir.format_path(step, coursedir.student_id, unit))):
        if about := re.match(pattern, path):
            found[about["student"]] = Path(path)
    return found


def gather(
    folder: Path, expected: Mapping[str, Collection[str]], given: Collection[str] = ()
) -> Submission:
    """Read a submission's folder, as far as grading may see it.

    Args:
        folder: what was handed in; nothing in it is followed, nor changed.
        expected: names of the unit's notebooks, without suffix, and the grade ids in each.
        given: paths of the instructor's own files in the unit's folder, which count before others.
    """
    entries = list(_entries(folder))
    handed = {name: Handed() for name in expected}
    files: dict[str, bytes] = {}
    notes: list[str] = []
    taken = {_place(folder, files, entries, name, ids, handed) for name, ids in expected.items()}
    _read_others(folder, files, [e for e in entries if str(e.path) not in taken], given, notes)
    for one in handed.values():
        one.notes += notes
    return Submission(files, handed)


def handed_in_at(submission: Submission) -> datetime | None:
    """Give the time at which a submission came in, in UTC, if `nbgrader collect` noted it."""
    return _time(submission.files.get("timestamp.txt", b""))


def take_in(
    folder: Path,
    into: Path,
    expected: Mapping[str, Collection[str]],
    given: Collection[str] = (),
) -> dict[str, Handed]:
    """Copy a submission's folder, as far as nbgrader may see it, into a new one; see `gather`."""
    submission = gather(folder, expected, given)
    into.mkdir(parents=True)
    for path, data in submission.files.items():
        (into / path).parent.mkdir(parents=True, exist_ok=True)
        (into / path).write_bytes(data)
    return submission.handed


def shown(name: object) -> str:
    """Give a file's name as it may stand in a sentence on a page: harmless and short."""
    text = re.sub(r"[^\w .,()+-]", "?", str(name))
    return text if len(text) <= 60 else text[:40] + "..." + text[-15:]


def _entries(folder: Path) -> Iterator[_Entry]:
    """Walk through a folder, links not followed, in a fixed order; a file limit ends it."""
    count, waiting = 0, [PurePosixPath()]
    if folder.is_symlink() or not folder.is_dir():
        return
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(folder / here) as found:
                there = sorted(found, key=lambda one: one.name)
        except OSError:
            yield _Entry(here, "cannot be read")
            continue
        for one in there:
            path = here / one.name
            count += 1
            if count > MOST_FILES:
                yield _Entry(path, f"and what follows were left out: {MOST_FILES} files are enough")
                return
            try:
                status = one.stat(follow_symlinks=False)
            except OSError:
                yield _Entry(path, "cannot be read")
                continue
            if stat.S_ISDIR(status.st_mode) and one.name not in CACHES:
                if path.suffix == ".ipynb":
                    yield _Entry(path, "is a folder")
                elif len(path.parts) < DEEPEST:
                    waiting.append(path)
            elif stat.S_ISREG(status.st_mode):
                yield _Entry(path, size=status.st_size)
            elif one.name not in CACHES:
                link = stat.S_ISLNK(status.st_mode)
                yield _Entry(path, "is a link" if link else "is no ordinary file")


def _place(
    folder: Path,
    files: dict[str, bytes],
    entries: list[_Entry],
    name: str,
    ids: Collection[str],
    handed: Mapping[str, Handed],
) -> str:
    """Put what stands for a notebook into its place; give the path of what was taken."""
    one, file = handed[name], f"{name}.ipynb"
    there = next((e for e in entries if str(e.path) == file), None)
    others = [e for e in entries if not e.odd and str(e.path) not in {f"{n}.ipynb" for n in handed}]
    similar = next((found for end in ALMOST if (found := _ending(others, end))), [])
    data = None if there is None else _notebook(folder, there, one)
    chosen = file
    if not data and similar:
        best = max(similar, key=lambda entry: _likeness(folder, entry, name, ids))
        if instead_of_it := _notebook(folder, best, instead := Handed()):
            data, chosen = instead_of_it, str(best.path)
            one.why_not, one.notes = instead.why_not, instead.notes
            many = f", but {len(similar)} others; the likeliest," if similar[1:] else ";"
            one.notes.append(
                f"There was no `{file}` to read{many} `{shown(best.path)}` was graded in its "
                "place. Hand your work in under the name that the notebook had."
            )
    elif data and (rest := _ending(others, ".ipynb")):
        names = ", ".join(f"`{shown(entry.path)}`" for entry in rest[:3])
        one.notes.append(f"Only `{file}` was graded; not looked at: {names}.")
    if data is None and not one.why_not:
        one.why_not = "there is no notebook in what was handed in"
    files[file] = data or b""
    return chosen


def _notebook(folder: Path, entry: _Entry, one: Handed) -> bytes | None:
    """Read what may be a notebook; say in `one` why not."""
    if entry.odd:
        one.why_not = f"what stands in its place {entry.odd}"
    elif entry.size > LARGEST:
        one.why_not = (
            f"the file has {entry.size / 1e6:,.0f} MB, and the most that is read are "
            f"{LARGEST / 1e6:.0f}: clear its outputs"
        )
    else:
        data = _read(folder / entry.path, LARGEST)
        if data is None:
            one.why_not = "the file cannot be opened"
        return data
    return None


def _likeness(
    folder: Path, entry: _Entry, name: str, ids: Collection[str]
) -> tuple[int, float, str]:
    """Measure how likely a file is the notebook: by its cells, then by its name."""
    data = _read(folder / entry.path, LARGEST) if entry.size <= LARGEST else None
    claims = set[str]()
    if data:
        cells = read_anything(data).cells
        claims = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in cells}
    likeness = SequenceMatcher(None, entry.path.name[:100], f"{name}.ipynb").ratio()
    return len(claims.intersection(ids)), likeness, str(entry.path)


def _read_others(
    folder: Path,
    files: dict[str, bytes],
    entries: list[_Entry],
    given: Collection[str],
    notes: list[str],
) -> None:
    """Read what else was handed in: a module that the notebook imports, its data."""
    room = ROOM
    for entry in entries:
        path = entry.path
        if str(path).endswith(".ipynb"):
            continue
        why = entry.odd or _in_the_way(path, given)
        data = None if why or entry.size > room else _read(folder / path, room)
        if data is None:
            notes.append(f"`{shown(path)}` {why or 'is too large, or cannot be read'}: left out.")
        elif str(path) == "timestamp.txt" and not _is_time(data):
            notes.append("The time at which this was handed in cannot be read.")
        else:
            room -= len(data)
            files[str(path)] = data


def _in_the_way(path: PurePosixPath, given: Collection[str]) -> str:
    """Say why a file cannot lie beside the instructor's, which nbgrader adds."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return "has a name that is no text"
    module = path.parent.name if path.stem == "__init__" else path.name.partition(".")[0]
    on_top = len(path.parts) == (2 if path.stem == "__init__" else 1)
    if on_top and path.suffix in (".py", ".pyc", ".so") and module in _libraries():
        return "would be imported in the place of the library of that name"
    theirs = [PurePosixPath(one) for one in given]
    crossed = any(one in path.parents or path in one.parents for one in theirs)
    return "stands where a file of the course belongs" if crossed else ""


@cache
def _libraries() -> frozenset[str]:
    """Name what can be imported here: Python's own modules, ours, and installed packages'."""
    return frozenset(sys.stdlib_module_names | packages_distributions().keys() | {"looplab"})


def _read(path: Path, most: int) -> bytes | None:
    """Read a plain file; None for a link, a pipe, a device, and for more than `most` bytes."""
    try:
        # It may have become another thing since we looked: so it is asked again, once open.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return None
            data = file.read(most + 1)
    except OSError:
        return None
    return data if len(data) <= most else None


def _is_time(data: bytes) -> bool:
    """Tell whether nbgrader can read a `timestamp.txt`; it ends everything if not."""
    try:
        return len(data.strip()) < 100 and (not data.strip() or _time(data) is not None)
    except Exception:  # dateutil raises what it likes
        return False


def _time(data: bytes) -> datetime | None:
    text = data.decode("utf-8").strip()
    time: datetime | None = parse_utc(text) if text else None
    return time


def _ending(entries: list[_Entry], end: str) -> list[_Entry]:
    return [entry for entry in entries if entry.path.name.lower().endswith(end)]
