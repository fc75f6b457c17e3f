"""A picture shows what a right answer does above what the learner's did, and no hidden value."""

from __future__ import annotations

import base64
import copy
import json
import re
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from traitlets.config import Config

from looplab.exam.report import MIME
from looplab.grading.course import ROOT, Course
from looplab.grading.execute import ExecuteAnyway
from looplab.grading.feedback.exercises import exercises
from looplab.grading.feedback.unit import Unit, read_unit

HEADING = """# 09 Fetching: exercises

## 1. Fetch all (4 points)

```python
## no heading
```
"""
GIVEN = """import asyncio
from looplab import exam, expect, for_all, simulate
from looplab.exam import delays

async def fetch(name, wait):
    await asyncio.sleep(wait)
    return name"""
RIGHT = """async def fetch_all(pages):
    return await asyncio.gather(*(fetch(*page) for page in pages))"""
WRONG = """async def fetch_all(pages):
    return [await fetch(*page) for page in pages]"""
TEST = """with exam("fetch-all", points=4) as e:
    with e.check("two pages", points=1):
        expect(simulate(fetch_all, [("one", 1.0)]), elapsed=1.0)
        run = simulate(fetch_all, [("home", 2.0), ("news", 1.0)])
        expect(run, result=["home", "news"], elapsed=2.0)
    with e.check("any pages", points=1):

        @for_all(waits=delays(min_size=2, max_size=2))
        def takes_the_longest(waits):
            expect(simulate(fetch_all, [("any", wait) for wait in waits]), elapsed=max(waits))

    ### BEGIN HIDDEN TESTS
    with e.hidden_check("other pages", points=2):
        expect(simulate(fetch_all, [("hush", 3.0), ("hist", 4.0)]), elapsed=4.0)
    ### END HIDDEN TESTS
e.score"""
ALIKE = """async def fetch_all(pages):
    found = await asyncio.gather(*(fetch(*page) for page in pages))
    return found if len(found) < 2 else None"""


def notebook(answer: str) -> NotebookNode:
    def about(name: str, **kind: object) -> dict[str, object]:
        known = {"grade": False, "solution": False, "locked": True, "task": False}
        return {"nbgrader": known | {"grade_id": name, "schema_version": 3} | kind}

    return new_notebook(
        cells=[
            new_markdown_cell(HEADING),
            new_code_cell(GIVEN, metadata=about("given")),
            new_code_cell(answer, metadata=about("fetch-all", solution=True, locked=False)),
            new_code_cell(TEST, metadata=about("test-fetch-all", grade=True, points=4, score=0)),
        ]
    )


@pytest.fixture(scope="module")
def config() -> Config:
    return Course(ROOT).config


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "09-fetching.ipynb"
    nbformat.write(notebook(RIGHT), path)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("course")


@pytest.fixture(scope="module")
def unit(source: Path, folder: Path, config: Config) -> Unit:
    return read_unit(source, folder, config)


@pytest.fixture(scope="module")
def graded(config: Config) -> dict[str, NotebookNode]:
    """Notebooks after grading."""
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NBGRADER_EXECUTION", "autograde")
        for name, answer in {"wrong": WRONG, "alike": ALIKE, "right": RIGHT}.items():
            found[name] = nb = notebook(answer)
            ExecuteAnyway(config=config).preprocess(nb, {"metadata": {}})
    return found


def page(nb: NotebookNode, unit: Unit) -> str:
    [one], _ = exercises(copy.deepcopy(nb), unit)
    assert one.report is not None
    return one.report


def pictures(html: str) -> list[str]:
    codes = re.findall(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)", html)
    return [base64.b64decode(code).decode() for code in codes]


def said(picture: str) -> str:
    return re.findall(r'aria-label="([^"]*)"', picture)[0]


def test_an_exercise_is_called_as_its_heading(unit: Unit) -> None:
    assert unit.title == "09 Fetching: exercises"
    assert unit.names == {"test-fetch-all": "1. Fetch all"}


def test_what_a_right_answer_does_is_drawn_above(unit, graded) -> None:
    html = page(graded["wrong"], unit)
    first = said(pictures(html)[0])
    assert first.startswith("They part at 0 s: sleep(1) in fetch begins at 0 s in")
    assert "Timeline of a right answer: 3 tasks, 2 seconds" in first
    assert "Timeline of your program: 1 task, 3 seconds" in first
    # The second run of the check, which is the one that fails.
    assert "fetch_all(list of 2)" in html


def test_a_case_that_was_searched_for_is_drawn_with_the_same_case(unit, graded) -> None:
    check = json.loads(json.dumps(graded["wrong"].cells[3].outputs[0].data[MIME]))["checks"][1]
    assert re.fullmatch(r"[0-9a-f]{8}/0", check["case"])
    known = unit.runs["test-fetch-all"]["any pages"]
    assert len(known) > 20
    assert check["case"] in known


def test_a_hidden_check_shows_names_and_times_of_both(unit, graded) -> None:
    right = unit.runs["test-fetch-all"]["other pages"]["0"]
    assert right["elapsed"] == 4.0
    assert "hush" not in json.dumps(right)
    html = page(graded["wrong"], unit)
    drawn = html + "".join(pictures(html))
    assert "hush" not in drawn
    assert "hist" not in drawn


def test_two_runs_of_one_shape_need_one_picture(unit, graded) -> None:
    [picture] = pictures(page(graded["alike"], unit))
    assert "a right answer" not in said(picture)


def test_without_a_right_answer_the_learners_run_is_drawn_alone(graded) -> None:
    first = said(pictures(page(graded["wrong"], Unit()))[0])
    assert "a right answer" not in first


def test_nothing_is_drawn_of_what_was_passed(unit, graded) -> None:
    assert pictures(page(graded["right"], unit)) == []


def test_no_picture_gives_the_solution_away(unit, graded) -> None:
    html = page(graded["wrong"], unit)
    assert RIGHT.splitlines()[1].strip() not in html
    assert "BEGIN HIDDEN" not in html


def test_a_notebook_is_run_once_and_again_when_it_changed(
    source: Path, folder: Path, unit: Unit, monkeypatch: pytest.MonkeyPatch, config: Config
) -> None:
    from looplab.grading.feedback import unit as module

    ran = []
    monkeypatch.setattr(module, "_ran", lambda *given: ran.append(given) or {})
    monkeypatch.setattr(module, "_known", {})
    assert read_unit(source, folder, config).runs == unit.runs
    assert ran == []
    (source.parent / "stations.txt").write_text("a file beside the notebook")
    try:
        assert read_unit(source, folder, config).runs == {}
    finally:
        (source.parent / "stations.txt").unlink()
    assert len(ran) == 1


def test_a_notebook_that_is_not_there_costs_only_the_names(tmp_path: Path, config: Config) -> None:
    assert read_unit(tmp_path / "none.ipynb", tmp_path, config) == Unit()
    (tmp_path / "broken.ipynb").write_text("{")
    assert read_unit(tmp_path / "broken.ipynb", tmp_path, config) == Unit()
