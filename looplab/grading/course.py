"""Call nbgrader's own converters on a course folder, with the repository's configuration.

Who calls this: ``make release``, the demo and the tests. An instructor types ``nbgrader autograde``
instead, which does the same: the same classes, the same options.
"""

from __future__ import annotations

import io
import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

__all__ = ["ROOT", "Course", "CourseError"]

ROOT = Path(__file__).resolve().parents[2]


class CourseError(Exception):
    """nbgrader could not do a step; the message says which, and what it logged."""


class Course:
    """A folder with ``source/``, and whatever nbgrader makes of it.

    Args:
        root: the course folder. Its ``nbgrader_config.py`` counts; without one, the repository's.
        paths: other places than the usual ones, as options of nbgrader's ``CourseDirectory``, e.g.
            ``release_directory="/tmp/release"``.

    Example:
        >>> course = Course(ROOT)
        >>> course.source == ROOT / "source"
        True
    """

    def __init__(self, root: Path, **paths: str) -> None:
        self.root = root.resolve()
        own = (self.root / "nbgrader_config.py").exists()
        self.config = _read_config(self.root if own else ROOT)
        self.config.CourseDirectory.root = str(self.root)
        for option, value in paths.items():
            self.config.CourseDirectory[option] = value

    @property
    def source(self) -> Path:
        """Give the folder of the instructor's versions."""
        return self.root / str(self.config.CourseDirectory.get("source_directory", "source"))

    @property
    def units(self) -> list[str]:
        """List the units that have a notebook in source/."""
        return sorted({path.parent.name for path in self.source.glob("*/*.ipynb")})

    def generate(self, unit: str, *, gradebook: bool = True) -> None:
        """Build a unit's student version, and note its cells in the gradebook if asked to."""
        from nbgrader.converters import GenerateAssignment

        self.config.SaveCells.enabled = gradebook  # both, as nbgrader's own --no-db does
        self._run(GenerateAssignment, unit, force=True, no_database=not gradebook)

    def autograde(self, unit: str, student: str = "*", *, force: bool = True) -> None:
        """Grade a unit's submissions, of one student or of all."""
        from looplab.grading.exporter import PatientAutograde

        self._run(PatientAutograde, unit, student, force=force)

    def feedback(self, unit: str, student: str = "*", *, force: bool = True) -> None:
        """Write the feedback pages of a graded unit."""
        from nbgrader.converters import GenerateFeedback

        self._run(GenerateFeedback, unit, student, force=force)

    @contextmanager
    def gradebook(self) -> Iterator[Any]:
        """Open the gradebook, and close it at the end."""
        from nbgrader.api import Gradebook

        where = self.coursedir("")
        with Gradebook(where.db_url, where.course_id) as gradebook:
            yield gradebook

    def coursedir(self, unit: str, student: str = "*") -> Any:
        """Give nbgrader's own idea of where things are."""
        from nbgrader.coursedir import CourseDirectory

        return CourseDirectory(config=self.config, assignment_id=unit, student_id=student)

    def _run(self, converter: type, unit: str, student: str = "*", **options: Any) -> None:
        """Run one of nbgrader's converters.

        Raises:
            CourseError: it failed; the message holds its log.
        """
        step = converter(
            coursedir=self.coursedir(unit, student), config=self.config.copy(), **options
        )
        log, handler = step.log, logging.StreamHandler(buffer := io.StringIO())
        handler.setFormatter(logging.Formatter("%(message)s"))
        log.addHandler(handler)
        quiet, log.propagate = log.propagate, False
        try:
            with _home(self.root), warnings.catch_warnings():
                # Of how nbgrader calls SQLAlchemy and nbformat: nobody here can help it.
                warnings.simplefilter("ignore")
                step.start()
        except Exception as error:
            said = "\n".join(buffer.getvalue().strip().splitlines()[-15:])
            raise CourseError(f"{converter.__name__} failed for {unit}: {error}\n{said}") from error
        finally:
            log.propagate = quiet
            log.removeHandler(handler)


def _read_config(folder: Path) -> Config:
    loader: Any = PyFileConfigLoader("nbgrader_config.py", path=str(folder))
    config: Config = loader.load_config()
    return config


@contextmanager
def _home(folder: Path) -> Iterator[None]:
    """Work from a folder, as nbgrader's commands do: its writer takes paths from there."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
