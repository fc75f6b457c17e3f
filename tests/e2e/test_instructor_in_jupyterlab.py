"""An instructor looks at an assignment in the panels of nbgrader, grades it and gives feedback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import FrameLocator, Locator, expect

from looplab.grading.course import Course
from looplab.grading.demo import hand_in
from looplab.grading.sample import read_class

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600)]

UNIT = "01-asyncio-run"
CLASS = Path(__file__).parents[1] / "course" / UNIT / "class"
SCORES = {"amina": 18, "daria": 12}
LENIENT = "daria"  # prints what she should return, and gets a point more by hand
REMARK = "Close: return it instead."


def write(field: Locator, text: str, where: str) -> None:
    """Type into a field, leave it, and wait until it is saved."""
    field.fill(text)
    saved = field.page.expect_response(lambda r: where in r.url and r.request.method == "PUT")
    with saved:
        field.press("Tab")


def press(frame: FrameLocator, row: str, column: str, told: str) -> None:
    """Press the button in a column of a student's or assignment's row, and close what it says."""
    frame.locator("tr", has_text=row).locator(f".{column} a").click()
    frame.get_by_text(told).wait_for(timeout=120_000)
    frame.get_by_role("button", name="OK").click()
    frame.locator(".modal-backdrop").wait_for(state="detached")


def test_an_instructor_makes_grades_and_gives_back_an_assignment(
    open_notebook: Callable[[str], Any], lab: Any, screenshots: Path
) -> None:
    course = Course(lab.root)
    source = f"source/{UNIT}/{UNIT}.ipynb"
    notebook = open_notebook(source)
    page = notebook.page

    def picture(step: str) -> None:
        notebook.pictures(screenshots / f"instructor-{step}")

    page.get_by_role("tab", name="Create Assignment").click()
    panel = page.locator(".nbgrader-CreateAssignmentWidget")
    expect(panel.locator(".nbgrader-TotalPointsInput")).to_have_value("18", timeout=90_000)
    named = {one.input_value() for one in panel.locator(".nbgrader-CellId input").all()}
    cells = nbformat.read(lab.root / source, 4).cells
    assert named - {""} == {c.metadata.nbgrader.grade_id for c in cells if "nbgrader" in c.metadata}
    picture("1-create-assignment")

    page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
    page.get_by_role("menuitem", name="Formgrader", exact=True).click()
    frame = page.frame_locator("#formgrader-iframe iframe")
    press(frame, UNIT, "assign", "Successfully created the student version")
    picture("2-generated")

    hand_in(course, UNIT, [one for one in read_class(CLASS) if one.student in SCORES])
    frame.get_by_role("link", name="Manage Assignments").click()
    frame.locator("tr", has_text=UNIT).locator(".num-submissions a").click()
    for student in SCORES:
        press(frame, student, "autograde", "Successfully autograded")
        row = frame.locator("tr", has_text=student)
        expect(row.locator(".score")).to_have_text(f"{SCORES[student]} / 18")
    picture("3-autograded")

    frame.get_by_role("link", name="Manual Grading").click()
    frame.get_by_role("link", name=UNIT, exact=True).click()
    frame.locator(".breadcrumb .active", has_text=UNIT).wait_for()
    frame.get_by_role("link", name=UNIT, exact=True).click()
    frame.locator("tr", has_text=f"{SCORES[LENIENT]} / 18").locator(".name a").first.click()
    frame.locator("#notebook").get_by_text("2 of 6 points").wait_for()
    picture("4-submission")
    points = frame.locator("input#test-boarding-pass")
    expect(points).to_have_attribute("placeholder", "2")
    write(points, "3", "/formgrader/api/grade/")
    write(frame.locator("textarea#boarding-pass-comment"), REMARK, "/formgrader/api/comment/")
    picture("5-graded-by-hand")

    frame.get_by_role("link", name="Manual Grading").click()
    frame.get_by_role("link", name="Manage Assignments").click()
    press(frame, UNIT, "generate-feedback", "Successfully generated feedback")
    picture("6-feedback")
    feedback = lab.root / "feedback" / LENIENT / UNIT / f"{UNIT}.html"
    page.goto(feedback.as_uri())
    assert REMARK in page.locator("body").inner_text()
    assert "13 of 18" in page.locator("body").inner_text()
    page.screenshot(path=str(screenshots / "instructor-7-feedback-page.png"), full_page=True)
