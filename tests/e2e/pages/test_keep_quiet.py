"""A feedback page in a browser: nothing of a submission runs on it, and nothing is fetched."""

from __future__ import annotations

import re

import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.server_extensions.formgrader import handlers
from traitlets.config import Config

from looplab.grading.course import ROOT, Course
from looplab.grading.feedback.cleaning import clean_or_escape
from looplab.grading.insight import page as insight
from looplab.grading.results import Exercise, Graded, Reason
from pages import hostile
from pages.making import feedback, graded

pytestmark = pytest.mark.e2e

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
ACTING = "script, iframe, object, embed, form, input, base, link, video, audio, meta[http-equiv]"


def bare(html: str) -> str:
    """Take the page's second wall away."""
    without, count = POLICY.subn("", html)
    assert count == 1
    return without


class TestTheFirstWall:
    """What is on the page is clean, also where no policy holds."""

    def test_nothing_runs_and_nothing_is_fetched(self, opened) -> None:
        seen = opened(bare(hostile.page()))
        seen.unfold()
        assert (seen.ran, seen.asked) == ([], [])

    def test_nothing_is_there_that_could_act(self, opened) -> None:
        page = opened(bare(hostile.page())).page
        assert page.locator(ACTING).count() == 0
        handlers = page.evaluate(
            """() => [...document.querySelectorAll("*")].flatMap(element =>
                element.getAttributeNames().filter(name => name.startsWith("on")))"""
        )
        assert handlers == []
        links = page.evaluate("() => [...document.links].map(link => link.getAttribute('href'))")
        assert [link for link in links if not re.match(r"#|https?://|mailto:", link)] == []
        pictures = page.evaluate("() => [...document.images].map(image => image.src)")
        assert [one for one in pictures if not one.startswith("data:image/")] == []

    def test_what_was_there_is_shown_as_text(self, opened) -> None:
        seen = opened(hostile.page())
        seen.unfold()
        words = seen.page.locator("body").inner_text()
        assert f"<script>{hostile.RUN}</script>" in words
        assert "{{ 7 * 7 }}" in words

    def test_the_insight_page_is_clean_too(self, opened) -> None:
        words = hostile.ALL
        told = (Reason("raised", words),)
        exercise = Exercise(words, 3.0, 1.0, told, ((words, False),), waiting=True)
        one = Graded(words, (exercise,), told, (words,), 90.0, 3.0, words)
        seen = opened(bare(insight(words, [one])))
        seen.unfold()
        assert (seen.ran, seen.asked) == ([], [])
        assert seen.page.locator(ACTING).count() == 0


@pytest.mark.filterwarnings("ignore:Your element with mimetype")  # nbconvert's, of an odd output
class TestFormgradersPage:
    """On which an instructor grades by hand; nbconvert writes it by nbgrader's templates."""

    def page(self, config: Config) -> str:
        exporter = HTMLExporter(
            config=config,
            template_name="formgrade",
            extra_template_basedirs=[handlers.template_path],
        )
        own = {"student": "ada", "index": 0, "total": 1, "base_url": "", "last_name": "a"}
        own |= dict.fromkeys(("assignment_id", "notebook_id", "submission_id"), "u")
        own |= dict.fromkeys(("notebook_path", "first_name"), "u")
        html, _ = exporter.from_notebook_node(hostile.notebook("test-add"), own)
        return str(html)

    def test_nothing_of_a_submission_runs_or_is_fetched(self, opened) -> None:
        seen = opened(self.page(Course(ROOT).config))
        assert (seen.ran, [one for one in seen.asked if hostile.ELSEWHERE in one]) == ([], [])

    def test_with_nbgraders_own_settings_all_of_it_acts(self, opened) -> None:
        seen = opened(self.page(Config()))
        assert "31337" in seen.ran

    def test_a_report_keeps_its_looks(self) -> None:
        html = hostile.report().html()
        kept = clean_or_escape(html)
        assert re.findall(r'style="[^"]*background:#[^"]*"', kept)
        assert kept.count("<details") == html.count("<details")
        assert kept.count("display:flex") == html.count("display:flex")


class TestTheSecondWall:
    """The page's policy holds where cleaning should ever miss something."""

    def smuggled(self) -> str:
        return hostile.page().replace("<main>", f"<main>{hostile.ALL}")

    def test_nothing_runs_and_nothing_is_fetched(self, opened) -> None:
        seen = opened(self.smuggled())
        seen.unfold()
        assert (seen.ran, seen.asked) == ([], [])

    def test_without_both_walls_all_of_it_acts(self, opened) -> None:
        seen = opened(bare(self.smuggled()))
        assert "31337" in seen.ran
        assert {"a.js", "picture.png", "frame", "a.css", "b.png", "c.png", "d.css"} <= {
            url.rpartition("/")[2] for url in seen.asked
        }

    def test_where_nothing_is_cleaned_a_page_leads_away(self, opened) -> None:
        seen = opened("<title>left at once</title>")
        with seen.page.expect_request(f"{hostile.ELSEWHERE}/refresh"):
            seen.page.set_content(hostile.LEADS_AWAY)


@pytest.mark.parametrize(
    "name",
    ["a" * 4_000, "\u0645" * 500, "\u202egnirts", "\ud800", "x y/../z?#&\"'", "\u540d" * 900],
    ids=["long", "arabic", "backwards", "half-a-character", "odd-signs", "chinese"],
)
def test_an_odd_name_fits_on_the_page(opened, name: str) -> None:
    test = new_code_cell("assert x", metadata=graded(name, points=3.0))
    page = opened(feedback(new_notebook(cells=[test]), student=name, unit=name)).page
    for width in (1000, 400):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
