"""The corpus, graded as a class in each sandbox that this machine has.

Every case gets its score and its sentence, and harms nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from hostile.corpus import MARK, Case, corpus
from looplab.grading.sandbox import KINDS

pytestmark = pytest.mark.slow


def cases(
    which: Callable[[Case], object] = bool, *, unless_open: bool = False
) -> pytest.MarkDecorator:
    """Ask it of each case; with `unless_open` those that are open are expected to fail."""
    return pytest.mark.parametrize(
        ("kind", "case"),
        [
            pytest.param(
                kind,
                one,
                id=f"{kind}-{one.name}",
                marks=[pytest.mark.xfail(reason=one.open)] if one.open and unless_open else [],
            )
            for kind in KINDS
            for one in corpus()
            if which(one)
        ],
    )


def is_script(case: Case) -> bool:
    return case.name.startswith("script-")


@cases(lambda one: not is_script(one), unless_open=True)
def test_a_case_has_its_score(came, case: Case) -> None:
    assert came.scores == case.expect, came.words[-3000:]


@cases()
def test_a_case_is_graded_and_left_as_it_was(came) -> None:
    assert came.trouble == ""
    assert None not in came.scores.values()
    assert came.untouched


@cases(lambda one: one.says or one.findings)
def test_its_student_is_told(came, case: Case) -> None:
    for text in case.says:
        # Markdown turns what stands between backticks into code.
        assert text.replace("`", "") in came.words.replace("`", ""), case.note
    assert set(case.findings.items()) <= came.findings


@cases(lambda one: one.flags)
def test_its_instructor_is_told(came, case: Case) -> None:
    for text in case.flags:
        assert text in came.insight


@pytest.mark.parametrize("kind", KINDS)
def test_each_grade_says_in_which_sandbox_it_was_found(outcome, kind: str) -> None:
    assert {one.sandbox for one in outcome.came.values()} == {kind}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_left_running(outcome) -> None:
    assert outcome.running == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_written_outside(outcome) -> None:
    assert outcome.written == []


class Scripts(HTMLParser):
    """Finds what a browser would run: scripts, handlers, links to scripts, frames."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script"
        for key, value in attrs:
            harmful = key.startswith("on") or key in (
                "srcdoc",
                "src",
                "href",
                "action",
                "formaction",
            )
            if harmful and MARK in (value or "") and not (value or "").startswith("#"):
                self.found.append(f"{tag} {key}={value}")

    def handle_data(self, data: str) -> None:
        if self._inside and MARK in data:
            self.found.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._inside = False


@cases(is_script)
def test_a_case_with_a_script_has_its_score(came, case: Case) -> None:
    assert came.scores == case.expect


@cases(is_script, unless_open=True)
def test_nothing_of_its_students_runs_on_the_page(came) -> None:
    reader = Scripts()
    reader.feed(came.page)
    assert reader.found == []
    assert MARK in came.page, "the page shows what was there, as text"


def test_the_corpus_is_large_and_every_case_says_what_it_does() -> None:
    assert len(corpus()) >= 60
    assert len({one.name for one in corpus()}) == len(corpus())
    assert not [one.name for one in corpus() if not one.note]
    told = [one for one in corpus() if one.says or one.findings or one.flags]
    lose = [one for one in corpus() if sum(one.expect.values()) < 10]
    assert not [one.name for one in lose if one not in told], "who loses points must be told why"
