"""nbgrader's settings for this course; every other option keeps nbgrader's own default."""

import os
import sys
from contextlib import suppress
from pathlib import Path

c = get_config()
here = Path(__file__).resolve().parent

# nbgrader calls a helper, alembic, by name: it stands beside this Python, on the PATH or not.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])

# The name under which students find the course in the exchange.
c.CourseDirectory.course_id = "asyncio"

# On one machine a folder beside the course does (a JupyterHub names a shared one). It must exist.
exchange = here / "exchange"
with suppress(OSError):
    exchange.mkdir(exist_ok=True)
c.Exchange.root = str(exchange)

# What a student finds instead of a solution: it runs, and fails in a way that says what to do.
c.ClearSolutions.code_stub = {
    "python": 'raise NotImplementedError("write your answer here, and remove this line")'
}
c.ClearSolutions.text_stub = "*Write your answer here.*"

# No file, and no link, pipe or folder in a notebook's place, stops the class or is followed.
c.Autograde.exporter_class = "looplab.grading.exporter.ForgivingExporter"
c.Autograde.sanitize_preprocessors = [
    "nbgrader.preprocessors.ClearOutput",
    "looplab.grading.repair.RepairCells",  # before what follows, which gives up on odd cells
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
]
c.Autograde.autograde_preprocessors = [
    "looplab.grading.execute.ExecuteAnyway",  # survives a hung cell and a dead kernel
    "looplab.grading.verdict.ReadVerdicts",  # before the grades are saved: no verdict, no points
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "looplab.grading.checked.CheckCells",
]
# A page of our own: with pictures, without hidden tests, and nothing handed in runs on it.
c.GenerateFeedback.exporter_class = "looplab.grading.feedback.FeedbackPage"
c.GenerateFeedback.preprocessors = ["looplab.grading.feedback.Grades"]
c.HTMLExporter.sanitize_html = True  # on Formgrader's page for grading by hand, too
clean = {"clean_html": "clean_or_escape", "markdown2html": "markdown"}
c.HTMLExporter.filters = {k: f"looplab.grading.feedback.cleaning.{v}" for k, v in clean.items()}
# Who handed in by another way than the exchange has nothing to fetch there, and stops no one.
c.ExchangeFactory.release_feedback = "looplab.grading.giving.ReleaseFeedback"

# Forked processes; "kernel" for Jupyter's kernels: slower, and the same scores.
c.ExecuteAnyway.way = "warm"
# Seconds for a cell, on a busy machine too. A test has ExecuteAnyway.test_timeout: 60.
c.Execute.timeout = 10
c.Execute.skip_cells_with_tag = "\0"  # a tag must not keep a test from running
