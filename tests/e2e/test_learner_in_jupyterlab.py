"""A learner solves an exercise: wrong at first, then with a hint, and sees what it is worth."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600)]

UNIT = "03-tasks"
ONE_BY_ONE = """async def report(stations: list[str], read) -> list[tuple[str, int]]:
    return [(station, await read(station)) for station in stations]"""


@pytest.fixture
def answers(lab: Any) -> dict[str, str]:
    """The model answer of each exercise, by its cell."""
    source = nbformat.read(lab.root / "source" / UNIT / f"{UNIT}.ipynb", 4)
    return {c.id: c.source for c in source.cells if "### BEGIN SOLUTION" in c.source}


def test_a_learner_fails_reads_why_takes_a_hint_and_gets_the_points(
    open_notebook: Callable[[str], Any], answers: dict[str, str], screenshots: Path
) -> None:
    notebook = open_notebook(f"release/{UNIT}/{UNIT}.ipynb")
    page = notebook.page

    def picture(step: str) -> None:
        notebook.pictures(screenshots / f"learner-{step}")

    notebook.run("given-stations")
    notebook.write("weather-desk", ONE_BY_ONE)
    notebook.run("weather-desk")
    notebook.run("test-weather-desk")
    report = page.get_by_role("group", name="Report of weather-desk")
    report.scroll_into_view_if_needed()
    assert "2 of 6 points" in report.inner_text()
    assert "It took 7.5 s, the sum of the waits" in report.inner_text()
    assert report.get_by_role("img").is_visible(), "There is no timeline."
    picture("1-finding")

    report.get_by_text("Hint 1 of 2").click()
    report.get_by_text("What stands between the start of the first reading").wait_for()
    picture("2-hint")

    for cell, answer in answers.items():
        notebook.write(cell, answer)
    notebook.run("weather-desk")
    notebook.run("test-weather-desk")
    report.scroll_into_view_if_needed()
    assert "6 of 6 points" in report.inner_text()
    picture("3-points")

    page.get_by_role("button", name="Validate").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Success! Your notebook passes all the tests.").wait_for(timeout=120_000)
    picture("4-validated")
    dialog.get_by_role("button", name="Ok").click()

    notebook.save()
    card = notebook.shown("grade-notebook")
    assert card.startswith(f"{UNIT}: 22 of 22 points"), card
    assert "all checks, the hidden ones too" in card
    page.get_by_role("group", name=f"Report of {UNIT}", exact=True).scroll_into_view_if_needed()
    picture("5-report-card")
