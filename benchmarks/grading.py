"""How many submissions a second are graded: stock nbgrader, and `looplab grade` in several ways.

The class is unit 01's sample class repeated, each submission a little different, without what stock
nbgrader does not grade: programs that never end, copied and deleted cells. Each way is a command of
its own, its start included, in a course folder of its own. Stock nbgrader has its default
configuration. It grades a part of the class, and its seconds are scaled: the table says from how
many. Options: --count 200 --stock 40
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

import nbformat
from measuring import at_least, at_most
from measuring.classes import ROOT, UNIT, Cost, computed_by, course_of, looplab, run, scores

from looplab.grading.course import Course
from looplab.grading.environment import setting
from looplab.grading.forked import Forked
from looplab.grading.warm.client import Worker

TIMES, MEMORY = 20, 250  # limits: throughput as a multiple of stock's; MB for each worker
STOCK = "c = get_config()\nc.CourseDirectory.course_id = 'asyncio'\n"
HALVES = ("????[02468]-*", "????[13579]-*")


def stock(folder: Path, *students: str) -> Cost:
    """Grade with nbgrader's own command, once for each pattern, at the same time."""
    program = str(Path(sys.executable).with_name("nbgrader"))
    return run(folder, *([program, "autograde", UNIT, "--student", one] for one in students))


@contextmanager
def dask(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """Start a scheduler and two workers; give the address, and the workers' numbers."""
    from distributed import Client

    told = str(folder / "scheduler.json")
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    program = [sys.executable, "-m", "distributed.cli.dask_"]
    where = ["--scheduler-file", told, "--no-dashboard"]
    worker = [*where, "--nthreads", "1", "--no-nanny", "--local-directory", str(folder)]
    with ExitStack() as stack:

        def start(name: str, options: list[str]) -> int:
            command = [*program[:2], program[2] + name, *options]
            process = subprocess.Popen(command, cwd=folder, env=environ, stderr=subprocess.DEVNULL)
            stack.callback(process.wait)
            stack.callback(process.terminate)
            return process.pid

        start("scheduler", ["--port", "0", *where])
        workers = [start("worker", worker) for _ in range(2)]
        with Client(scheduler_file=told, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
            address = client.scheduler.address
        yield address, workers


def bare(course: Course, students: list[str]) -> float:
    """Give the seconds to compute these students' cells, in processes forked from a warm one."""
    usable = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(usable)})  # as a grader's worker
    graded = setting(NBGRADER_EXECUTION="autograde")
    with tempfile.TemporaryDirectory() as name, Worker(Path(name)) as worker, graded:
        assert worker.pid is not None
        began = computed_by(worker.pid)
        way = Forked(worker, None, Path(name, "scratch"))
        for student in students:
            path = course.root / "autograded" / student / UNIT / f"{UNIT}.ipynb"
            way.again()
            for index, cell in enumerate(nbformat.read(path, 4).cells):
                if cell.cell_type == "code":
                    way.run(cell, index, seconds=60, limit=10**8)
        worker.close()
        cost = computed_by(worker.pid) - began
    os.sched_setaffinity(0, usable)
    return cost


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=200)
    options.add_argument("--stock", type=int, default=40)
    chosen = options.parse_args()
    count, part = chosen.count, min(chosen.count, chosen.stock)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        courses = {
            "stock": course_of(folder / "stock", part, STOCK),
            "stock, 2 processes": course_of(folder / "stock-2", part, STOCK),
            "looplab, 1 process": course_of(folder / "serial", count),
            "looplab, 2 processes": course_of(folder / "parallel", count),
        }
        costs = {
            "stock": stock(folder / "stock", "*"),
            "stock, 2 processes": stock(folder / "stock-2", *HALVES),
            "looplab, 1 process": run(folder / "serial", looplab("--jobs", "1")),
            "looplab, 2 processes": run(folder / "parallel", looplab("--jobs", "2")),
        }
        if find_spec("distributed") is None:
            print("Dask is not installed, and left out: pip install 'looplab[cluster]'")
        else:
            courses["looplab, 2 Dask workers"] = course_of(folder / "dask", count)
            with dask(folder) as (address, workers):
                command = looplab("--scheduler", address)
                costs["looplab, 2 Dask workers"] = run(folder / "dask", command, beside=workers)
        show(costs, count, part)
        all_scores = {way: scores(course) for way, course in courses.items()}
        cells = bare(courses["looplab, 1 process"], list(all_scores["looplab, 1 process"]))
    right = all_scores["looplab, 1 process"]
    unlike = [
        f"{student} has {found[student]} by {way}, and {right[student]} by looplab"
        for way, found in all_scores.items()
        for student in found
        if found[student] != right[student]
    ]
    print("\n".join(["  " + line for line in unlike] or ["  All scores are the same in all ways."]))
    serial = costs["looplab, 1 process"].computed
    print(f"  the cells alone, in warm processes: {cells / count:.3f} s computed for a submission;")
    print(f"  {cells / serial:.0%} of what looplab takes in all, its start included")
    stock_seconds = costs["stock"].seconds * count / part
    at_least("throughput / stock's", stock_seconds / costs["looplab, 2 processes"].seconds, TIMES)
    at_most("memory of a worker", costs["looplab, 2 processes"].memory / 2, MEMORY, " MB")
    if unlike:
        raise SystemExit("The scores differ.")


def show(costs: dict[str, Cost], count: int, part: int) -> None:
    """Print the table."""
    print(f"{count} submissions of {UNIT}; stock graded {part}, and its seconds are scaled")
    print(f"  {'':26}{'seconds':>9}{'computed':>10}{'a second':>10}{'x stock':>9}{'MB/worker':>11}")
    base = costs["stock"].seconds * count / part
    for way, cost in costs.items():
        scale = count / part if way.startswith("stock") else 1
        seconds, workers = cost.seconds * scale, 2 if "2" in way else 1
        print(
            f"  {way:26}{seconds:9.1f}{cost.computed * scale:10.1f}{count / seconds:10.2f}"
            f"{base / seconds:9.1f}{cost.memory / workers:11.0f}"
        )


if __name__ == "__main__":
    main()
