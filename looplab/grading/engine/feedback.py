"""Write the feedback pages of those whose grades are newer, several at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from pathlib import Path

from looplab.grading.course import Course, CourseError
from looplab.grading.engine.pool import Pool

__all__ = ["outdated", "write"]

Page = tuple[Path, str, str]  # the course's folder, the unit, the student


def outdated(course: Course, unit: str, students: Iterable[str]) -> list[str]:
    """List the students whose pages are older than their grades, or missing."""
    return [student for student in students if _is_outdated(course, unit, student)]


def write(
    course: Course,
    unit: str,
    students: Sequence[str],
    pool: Pool,
    stopping: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[str, str]]:
    """Write pages; yield each student with what went wrong, if anything."""
    waiting = iter(students)
    running = set[Hashable]()
    more = True
    while more or running:
        while more and pool.room:
            student = next(waiting, None)
            if student is None or stopping():
                more = False
            else:
                running.add(student)
                pool.submit(student, _write, (course.root, unit, student))
        for done in pool.done(1.0) if running else ():
            running.remove(done.key)
            trouble = "The process that wrote its feedback was ended." if done.died else done.result
            yield str(done.key), trouble


def _write(page: Page) -> str:
    root, unit, student = page
    try:
        Course(root).feedback(unit, student)
    except CourseError as error:
        return str(error)
    return ""


def _is_outdated(course: Course, unit: str, student: str) -> bool:
    coursedir = course.coursedir(unit, student)
    graded, pages = (
        Path(coursedir.format_path(step, student, unit))
        for step in (coursedir.autograded_directory, coursedir.feedback_directory)
    )
    for notebook in graded.glob("*.ipynb"):
        page = pages / f"{notebook.stem}.html"
        if not page.exists() or page.stat().st_mtime < notebook.stat().st_mtime:
            return True
    return False
