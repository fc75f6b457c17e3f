"""Read what grading a unit takes: its cells from the gradebook, its files, nbgrader's options."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import find_all_files
from traitlets.utils.importstring import import_item

from looplab.exam.seed import SEED
from looplab.grading.course import Course
from looplab.grading.engine.book import Released
from looplab.grading.engine.errors import GradingError
from looplab.grading.engine.job import Job, Settings, Unit
from looplab.grading.exporter import PatientAutograde
from looplab.grading.repair import expected_cells

__all__ = ["digest", "fingerprint", "read_unit"]


def read_unit(course: Course, converter: PatientAutograde, gradebook: Any) -> Unit:
    """Read a unit as it was released last.

    Args:
        course: the course.
        converter: nbgrader's, made with the course's options and for this unit.
        gradebook: the open one.

    Raises:
        GradingError: it has not been released.
    """
    coursedir = converter.coursedir
    name = coursedir.assignment_id
    try:
        notebooks = gradebook.find_assignment(name).notebooks
    except MissingEntry:
        notebooks = []
    if not notebooks:
        raise GradingError(
            f"The gradebook knows no unit {name}. Build its student version first: "
            f"nbgrader generate_assignment {name} --force"
        )
    if converter.pre_convert_hook or converter.post_convert_hook:
        raise GradingError(
            "nbgrader_config.py names a hook to run before or after each submission; only nbgrader "
            f"runs one. Grade with: nbgrader autograde {name}"
        )
    folder = Path(coursedir.format_path(coursedir.source_directory, ".", name))
    files = find_all_files(str(folder), [*coursedir.ignore, "*.ipynb"])
    kept = set(converter.exclude_overwriting.get(name, []))
    given = {os.path.relpath(path, folder): Path(path).read_bytes() for path in sorted(files)}
    return Unit(
        name=name,
        notebooks=tuple(
            Released(one.name, one.kernelspec, tuple(expected_cells(one))) for one in notebooks
        ),
        given={path: data for path, data in given.items() if path not in kept},
        settings=_settings(course, converter),
    )


def digest(unit: Unit) -> str:
    """Give a name to all that grading a submission of a unit depends on, but the submission."""
    known = {
        "unit": unit.name,
        "notebooks": [asdict(one) for one in unit.notebooks],
        "given": {path: hashlib.sha256(data).hexdigest() for path, data in unit.given.items()},
        "settings": asdict(unit.settings),
    }
    return hashlib.sha256(json.dumps(known, sort_keys=True, default=repr).encode()).hexdigest()


def fingerprint(job: Job, of_unit: str, late: float) -> str:
    """Give a name to all that a submission's grade depends on.

    Args:
        job: the submission.
        of_unit: the digest of its unit.
        late: seconds after the due date.
    """
    found = hashlib.sha256(f"{of_unit} {late}".encode())
    for path, data in sorted(job.submission.files.items()):
        found.update(f"\0{path}\0{len(data)}\0".encode())
        found.update(data)
    for name, handed in sorted(job.submission.handed.items()):
        found.update(json.dumps([name, handed.why_not, handed.notes]).encode())
    return found.hexdigest()


def _settings(course: Course, converter: PatientAutograde) -> Settings:
    sanitize = _names(converter.sanitize_preprocessors)
    autograde = _names(converter.autograde_preprocessors)
    classes: list[type] = [import_item(name) for name in sanitize + autograde]
    classes.append(AssignLatePenalties(config=course.config).plugin_class)
    sections = {base.__name__ for one in classes for base in one.__mro__}
    options: Mapping[str, Any] = {
        name: dict(course.config[name]) for name in sorted(sections & course.config.keys())
    }
    return Settings(sanitize, autograde, options, seed=os.environ.get(SEED, ""))


def _names(preprocessors: Sequence[str | type]) -> tuple[str, ...]:
    return tuple(
        one if isinstance(one, str) else f"{one.__module__}.{one.__qualname__}"
        for one in preprocessors
    )
