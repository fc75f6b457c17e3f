"""A class of any size, made of unit 01's sample class, and what it costs to grade it."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from looplab.grading.course import Course
from looplab.grading.demo import hand_in, lay_out
from looplab.grading.engine.records import known
from looplab.grading.sample import Answers, Section, read_class
from looplab.grading.sandbox.system import PR_SET_CHILD_SUBREAPER, prctl

ROOT = Path(__file__).parents[2]
UNIT = "01-asyncio-run"
ENDLESS = {"mei", "nikolai"}
ODD = {"oyelaran", "quentin"}  # a deleted and a copied cell: stock nbgrader does not grade these
PAUSE = 1.0  # seconds between two looks at the memory: each goes through the page tables of all


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds, seconds of processor time, and MB of memory at the most.

    The memory is that of all its processes but the first one; what they share is counted once.
    """

    seconds: float
    computed: float
    memory: float


def class_of(count: int) -> list[Answers]:
    """Give a class of this size: the sample class again and again, no two submissions the same."""
    sample = read_class(ROOT / "tests" / "course" / UNIT / "class")
    sample = [one for one in sample if one.student not in ENDLESS | ODD]
    found = []
    for number in range(count):
        one = sample[number % len(sample)]
        own = Section("extra", "tidy-main", f"print('This is submission {number}.')")
        name = f"{number:05}-{one.student}"
        found.append(replace(one, student=name, sections=(*one.sections, own)))
    return found


def course_of(folder: Path, count: int, config: str = "") -> Course:
    """Make a course folder in which a class of this size has handed in.

    Args:
        folder: a new folder.
        count: how many.
        config: another text for nbgrader_config.py.
    """
    course = lay_out(folder, [UNIT], ROOT / "source")
    hand_in(course, UNIT, class_of(count))
    if config:
        (folder / "nbgrader_config.py").write_text(config)
    return course


def scores(course: Course) -> dict[str, dict[str, float | None]]:
    """Read every score of the gradebook."""
    with course.gradebook() as gradebook:
        found = known(gradebook, UNIT)
    return {student: dict(one.scores[UNIT]) for student, one in found.items()}


def looplab(*options: str) -> list[str]:
    """Give the command that grades the unit."""
    return [sys.executable, "-m", "looplab.cli", "grade", UNIT, "--no-feedback", *options]


def run(folder: Path, *commands: Sequence[str], beside: Sequence[int] = ()) -> Cost:
    """Run commands at the same time in a folder, and give what they cost.

    Args:
        folder: where.
        commands: what.
        beside: other processes of which the memory counts.
    """
    prctl(PR_SET_CHILD_SUBREAPER, 1)  # or nobody adds up what those compute whose parents ended
    began, computed = perf_counter(), _computed() + sum(map(computed_by, beside))
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    running = [
        subprocess.Popen(
            command, cwd=folder, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for command in commands
    ]
    with _memory([one.pid for one in running], beside) as peak:
        for one in running:
            _, said = one.communicate()
            if one.returncode:
                raise SystemExit(f"{one.args}: {said.decode()}")
    seconds = perf_counter() - began
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG if beside else 0) != (0, 0):
            pass
    computed = _computed() + sum(map(computed_by, beside)) - computed
    return Cost(seconds, computed, max(peak, default=0) / 1e6)


def computed_by(pid: int) -> float:
    """Give the seconds that a process, and what descends from it, has computed so far."""
    total = 0.0
    for one in (pid, *_below(pid)):
        with suppress(OSError):  # it has ended just now, and its parent counts it
            about = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            total += sum(map(int, about[11:15])) / os.sysconf("SC_CLK_TCK")
    return total


@contextmanager
def _memory(firsts: Sequence[int], beside: Sequence[int]) -> Iterator[list[int]]:
    """Look again and again at the memory of what descends from some processes.

    A look during which a process came or went does not count: what that shares with its parent
    would count twice.
    """
    peak: list[int] = []
    over = threading.Event()

    def processes() -> set[int]:
        return {pid for first in (*firsts, *beside) for pid in _below(first)}.union(beside)

    def look() -> None:
        while not over.wait(PAUSE):
            found = processes()
            together = sum(map(_own_share, found))
            if processes() == found:
                peak.append(together)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield peak
    finally:
        over.set()
        thread.join()


def _below(pid: int) -> Iterator[int]:
    with suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):
            for child in Path(f"/proc/{pid}/task/{task}/children").read_text().split():
                yield int(child)
                yield from _below(int(child))


def _own_share(pid: int) -> int:
    """Give a process's memory in bytes, its share of what it has in common with others (PSS)."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return 1024 * int(line.split()[1])
    return 0


def _computed() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
