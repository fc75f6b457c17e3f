"""The `looplab` command: a thin door to what the packages do."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one of looplab's commands.

    Returns:
        0 when all went well, 1 when not, 2 for a command that is not understood.
    """
    parser = argparse.ArgumentParser(prog="looplab", description="A course on asyncio, graded.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="grade one's own notebook, and say why")
    check.add_argument("notebook", help="its file, its folder, or its unit: 01-asyncio-run")
    check.add_argument("--hints", type=int, default=0, metavar="N", help="print N hints a check")
    check.add_argument("--json", action="store_true", help="print data for a program")
    commands.add_parser("progress", help="print one's own best scores over the units")
    grade = commands.add_parser("grade", help="grade a unit's submissions and write their feedback")
    grade.add_argument("unit", help="the unit's name, e.g. 01-asyncio-run")
    grade.add_argument("--student", default="*", help="only this one's submission")
    grade.add_argument("--jobs", type=int, help="how many at once (as many as there are cores)")
    grade.add_argument("--scheduler", default="", help="of a Dask cluster, e.g. tcp://host:8786")
    grade.add_argument("--force", action="store_true", help="grade what has not changed, too")
    grade.add_argument("--resume", action="store_true", help="go on: the default, said aloud")
    grade.add_argument("--no-feedback", action="store_true", help="write no pages")
    insight = commands.add_parser("insight", help="write a page on how the class did in a unit")
    insight.add_argument("unit", help="the unit's name, e.g. 01-asyncio-run")
    commands.add_parser("release", help="build the student versions, from source/ into release/")
    new = commands.add_parser("new-unit", help="begin an assignment, with an exercise that works")
    new.add_argument("unit", help="its name: two digits and lowercase words, e.g. 09-queues")
    bundle = commands.add_parser("student-bundle", help="write what students get, as a zip file")
    bundle.add_argument("--output", type=Path, default=Path("asyncio-course.zip"), help="the file")
    commands.add_parser("demo", help="grade the sample class, and say where to look")
    commands.add_parser("doctor", help="say what this machine keeps a student's program from")
    options = parser.parse_args(argv)
    if options.command == "check":
        return _check(options.notebook, options.hints, as_json=options.json)
    if options.command == "progress":
        from looplab.card.command import progress

        return progress()
    # Each imports what it needs when it is called: nbgrader alone takes more than a second.
    if options.command == "release":
        from looplab.grading.release import main as release

        return release([str(Path.cwd())])
    if options.command == "demo":
        from looplab.grading.demo import main as demo

        return demo()
    if options.command == "insight":
        return _insight(options.unit)
    if options.command == "new-unit":
        return _new_unit(options.unit)
    if options.command == "student-bundle":
        return _bundle(options.output)
    if options.command == "doctor":
        from looplab.grading.sandbox.doctor import report

        print("\n".join(report()))
        return 0
    return _grade(options)


def _insight(unit: str) -> int:
    """Write the page on a unit of the course folder that we stand in."""
    from looplab.grading.course import Course
    from looplab.grading.insight import write
    from looplab.grading.results import read_graded

    course = Course(Path.cwd())
    graded = read_graded(course, unit)
    if not graded:
        print(
            f"The gradebook of {course.root} has no submission of {unit}. Grade them first: "
            f"looplab grade {unit}",
            file=sys.stderr,
        )
        return 1
    page = write(course, unit, graded)
    print(f"{page.relative_to(course.root)}: {len(graded)} submissions.")
    return 0


def _new_unit(unit: str) -> int:
    """Begin an assignment in the course folder that we stand in."""
    from looplab.grading.newunit import UnitError, begin

    try:
        notebook = begin(Path.cwd(), unit)
    except UnitError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{notebook.relative_to(Path.cwd())}: write your exercises, then: looplab release")
    return 0


def _check(notebook: str, hints: int, *, as_json: bool) -> int:
    """Grade a learner's own notebook; in a student's bundle the graders are not there."""
    from looplab.card.command import check

    try:
        from looplab.grading.check import check as grader
    except ImportError:
        return check(notebook, None, as_json=as_json, hints=hints)
    return check(notebook, grader, as_json=as_json, hints=hints)


def _bundle(into: Path) -> int:
    """Write the student tree of the course folder that we stand in."""
    from looplab.grading.bundle import BundleError, write

    try:
        count = write(Path.cwd(), into)
    except (BundleError, OSError) as error:
        print(f"No bundle was written. {error}", file=sys.stderr)
        return 1
    print(f"{into}: {count} files, with no solution and no hidden test in them.")
    return 0


def _grade(options: argparse.Namespace) -> int:
    """Grade the submissions of the course folder that we stand in."""
    from looplab.recorder.log import uncollected

    with uncollected():  # what is imported stays
        from looplab.grading.engine.command import Options
        from looplab.grading.engine.command import main as grade

    return grade(
        Path.cwd(),
        Options(
            unit=options.unit,
            student=options.student,
            jobs=options.jobs,
            scheduler=options.scheduler,
            force=options.force,
            resume=options.resume,
            feedback=not options.no_feedback,
        ),
    )


if __name__ == "__main__":
    sys.exit(main())
