"""The report: as a page, as text, as data; in a notebook, in feedback and in a terminal."""

from __future__ import annotations

import asyncio
import html.parser
import json
import re
import subprocess
import sys

import pytest

from looplab import simulate
from looplab.exam import MIME, Report, exam, expect
from looplab.exam.hints import folded
from looplab.exam.page import _LABELS


async def step(delay):
    await asyncio.sleep(delay)


async def in_a_row():
    print("debugging")
    await step(1)
    await step(2)


def failing(*, hidden=False):
    with exam("page-order", points=6) as e:
        with e.check("fine", points=2):
            pass
        open_check = e.hidden_check if hidden else e.check
        with open_check("at the same time", points=4, hint=("first", "second", "third")):
            expect(simulate(in_a_row), elapsed=2.0)
    return e.report


class Reader(html.parser.HTMLParser):
    """Collects the tags of a page, and refuses one that is not well formed."""

    def __init__(self):
        super().__init__()
        self.tags, self.open, self.attributes = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        if tag not in ("img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def read(page):
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    return reader


class TestThePage:
    def test_is_well_formed_and_lives_without_scripts_or_style_sheets(self):
        reader = read(failing().html(pictures=True))
        assert not {"script", "style", "link", "iframe", "object", "svg"} & set(reader.tags)
        assert not [name for name in reader.attributes if name.startswith("on")]

    def test_skips_no_heading_since_it_has_none(self):
        assert not [tag for tag in read(failing().html()).tags if re.fullmatch(r"h\d", tag)]

    def test_says_every_outcome_in_words(self):
        page = failing().html()
        assert ">passed<" in page
        assert ">not yet<" in page
        assert ">2 of 6</strong> points" in page
        assert ">2 / 2<" in page
        assert ">0 / 4<" in page

    def test_folds_each_hint_into_the_one_before(self):
        page = folded(("first", "second"))
        assert page.index("Hint 1 of 2") < page.index("first") < page.index("Hint 2 of 2")
        depth = 0
        for found in re.finditer(r"<(/?)details|second", page):
            if found.group() == "second":
                break
            depth += -1 if found.group(1) else 1
        assert depth == 2

    def test_shows_no_hint_of_a_check_that_was_passed(self):
        with exam("a", points=1) as e:
            with e.check("fine", points=1, hint="not needed"):
                pass
        assert "not needed" not in e.report.html()

    def test_draws_the_run_of_a_check_that_failed(self):
        page = failing().html(pictures=True)
        assert page.count("data:image/svg+xml;base64,") == 1
        assert "waits for sleep(1)" in page  # the table, for readers without the picture

    def test_draws_nothing_unless_asked(self):
        assert "data:image" not in failing().html()

    def test_shows_what_was_printed(self):
        assert "debugging" in failing().html()

    def test_shows_nothing_that_was_printed_in_a_hidden_check(self):
        report = failing(hidden=True)
        everything = report.html(pictures=True) + report.to_json()
        assert "debugging" not in everything

    def test_draws_a_hidden_check_by_names_and_times_alone(self):
        report = failing(hidden=True)
        run = report.checks[1].run
        assert run == json.loads(simulate(in_a_row).without_values().to_json())
        assert "output" not in run
        assert "data:image" in report.html(pictures=True)

    def test_keeps_the_triangles_of_what_is_folded_in_feedback_too(self):
        page = failing().html(pictures=True)
        assert page.count("<summary") == page.count('<summary style="display:list-item') > 3

    @pytest.mark.parametrize("style", _LABELS.values())
    def test_labels_are_readable(self, style):
        def light(colour):
            parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
            parts = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

        dark, bright = sorted(light(colour) for colour in re.findall(r"#[0-9a-f]{6}", style))
        assert (bright + 0.05) / (dark + 0.05) >= 7

    def test_sets_backquoted_words_as_code_but_never_their_markup(self):
        with exam("a", points=1) as e:
            with e.check("no `<b>` here, and one ` alone", points=1):
                pass
            raise ValueError("`<i>`")
        page = e.report.html()
        assert "<b>" not in page
        assert "<i>" not in page


class TestTheText:
    def test_reads_as_a_person_would_say_it(self):
        assert failing().text().splitlines() == [
            "page-order: 2 of 6 points",
            "  passed            2/2 fine",
            "  not yet           0/4 at the same time",
            f"{' ' * 24}It took 3.0 s, the sum of the waits; started together they take 2.0 s.",
            "                        - step in in_a_row() waited from 0 to 1 s",
            "                        - step in in_a_row() waited from 1 to 3 s",
            "                        Read again: 03-tasks, “sum versus max”",
            "  Hints are there: print(e.report.text(hints=1))",
        ]

    def test_gives_hints_when_asked(self):
        text = failing().text(hints=2)
        assert "Hint: first" in text
        assert "Hint: second" in text
        assert "third" not in text

    def test_is_printed_once_outside_a_notebook(self, capsys):
        failing()
        assert capsys.readouterr().out.count("page-order: 2 of 6 points") == 1


class TestTheData:
    def test_comes_back_the_same(self):
        report = failing()
        assert Report.from_json(report.to_json()) == report

    def test_draws_the_same_picture_in_feedback(self):
        report = failing()
        again = Report.from_json(report.to_json())
        assert again.html(pictures=True) == report.html(pictures=True)

    def test_names_what_grading_reads(self):
        data = json.loads(failing().to_json())
        assert {"title", "points", "score", "mode", "checks"} <= set(data)
        assert data["score"] == 2.0
        wanted = {"title", "points", "earned", "hidden", "finding", "hints", "run", "status"}
        assert wanted <= set(data["checks"][1])
        assert data["checks"][1]["finding"]["kind"] == "awaited-one-by-one"

    def test_with_a_damaged_run_is_shown_without_its_picture(self):
        data = json.loads(failing().to_json())
        data["checks"][1]["run"] = {"looplab-run": 99}
        assert "data:image" not in Report.from_data(data).html(pictures=True)


class TestInANotebook:
    def test_it_comes_as_page_text_and_data(self):
        forms = failing().bundle()
        assert set(forms) == {"text/html", "text/plain", MIME}
        assert "data:image" in forms["text/html"]
        assert forms[MIME]["title"] == "page-order"

    def test_nothing_is_drawn_while_grading(self, grading):
        report = failing()
        assert "data:image" not in report.bundle()["text/html"]
        assert report.checks[1].run is not None

    def test_a_report_that_cannot_be_drawn_costs_no_points(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "looplab.timeline", None)
        assert failing().score == 2.0


def test_importing_loads_no_matplotlib_ipython_or_hypothesis():
    code = (
        "import sys, looplab.exam; "
        "heavy = ('matplotlib', 'IPython', 'hypothesis', 'nbgrader'); "
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_package_can_be_called_whichever_name_was_imported_first():
    code = (
        "import looplab.exam.session, sys\n"
        "from looplab import exam\n"
        "with exam('a', points=1) as e:\n"
        "    with e.check('b', points=1): pass\n"
        "with sys.modules['looplab.exam']('a', points=1) as f:\n"
        "    with f.check('b', points=1): pass\n"
        "assert e.score == f.score == 1.0\n"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
