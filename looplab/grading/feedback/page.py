"""The feedback page: nbgrader's GenerateFeedback uses this in the place of nbconvert's exporter.

One file that needs nothing else: no script, no font and no picture from elsewhere. nbconvert's own
templates load MathJax and others from the net, and run what a submission brings along.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import Bool, default

from looplab.exam.markup import prose
from looplab.grading.feedback.exercises import exercises, mended
from looplab.grading.feedback.unit import Unit, read_unit

__all__ = ["FeedbackPage", "write"]

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"


class FeedbackPage(Exporter):
    """Writes a graded notebook as a page for its author."""

    output_mimetype = "text/html"
    show_expected = Bool(
        True, help="Draw what a right answer does above what the student's program did."
    ).tag(config=True)

    @default("file_extension")
    def _html(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]  # a text, as nbconvert's HTMLExporter
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Fetch the grades, and write the page; see nbconvert's `Exporter`."""
        graded, resources = super().from_notebook_node(nb, resources, **kw)
        about = resources["nbgrader"]
        unit = self._unit(about["assignment"], about["notebook"])
        found, rest = exercises(graded, unit)
        page = write(
            "feedback.html.j2",
            about=about,
            title=unit.title or about["notebook"],
            exercises=found,
            rest=rest,
            mended=mended(graded),
        )
        return page, resources

    def _unit(self, assignment: str, notebook: str) -> Unit:
        """Read the instructor's notebook, where the course folder has it."""
        course = getattr(self.parent, "coursedir", None)
        if course is None:
            return Unit()
        source = Path(course.format_path(course.source_directory, ".", assignment))
        file = source / f"{notebook}.ipynb"
        return read_unit(file, Path(course.root), self.config, run=bool(self.show_expected))


def write(template: str, **values: object) -> str:
    """Fill a template; what is not Markup is escaped. No text can keep it from being stored."""
    page = _templates().get_template(template).render(values)
    return page.encode("utf-8", "replace").decode("utf-8")


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["prose"] = lambda text: Markup(prose(text))
    environment.filters["points"] = lambda number: f"{round(number, 2):g}"
    return environment
