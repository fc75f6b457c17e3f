"""What README and docs/ tell a person to type or to open is there."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

FIXED_TARGETS = "help env lab demo test quick release tidy lint bench".split()
LONGEST_README = 150
LONGEST_CONFIG = 60

CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
LINK = re.compile(
    r"!?\[[^\]]*\]\(\s*<?([^)>\s]+)>?[^)]*\)|<(?:img|a)\s[^>]*(?:src|href)=\"([^\"]+)\""
)


@pytest.fixture(scope="module")
def pages(root: Path) -> list[Path]:
    """The pages that people read, README first."""
    return [root / "README.md", *sorted((root / "docs").glob("**/*.md"))]


@pytest.fixture(scope="module")
def targets(root: Path) -> set[str]:
    makefile = (root / "Makefile").read_text("utf-8")
    return set(re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE))


def anchors(page: Path) -> set[str]:
    """The names under which a page's headings can be linked to, as GitHub makes them."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    headings = re.findall(r"^#+ +(.+?) *$", text, re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


def test_the_commands_that_people_rely_on_are_there(targets: set[str]) -> None:
    missing = set(FIXED_TARGETS) - targets
    assert not missing, "Each needs a rule in the Makefile, with a `## what it does` for make help."


def test_every_make_command_in_a_page_is_a_target(pages: list[Path], targets: set[str]) -> None:
    for page in pages:
        code = "\n".join(CODE.findall(page.read_text("utf-8")))
        named = set(re.findall(r"(?<![\w-])make ([a-z]+)", code))
        assert named <= targets, f"{page.name} names a command that the Makefile does not have."


def test_every_local_link_in_a_page_leads_somewhere(root: Path, pages: list[Path]) -> None:
    dead = []
    for page in pages:
        text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
        for hit in LINK.finditer(text):
            link = hit[1] or hit[2]
            if re.match(r"[a-z]+:", link):
                continue  # an address on the web
            name, _, anchor = link.partition("#")
            target = page.parent / unquote(name) if name else page
            there = target.exists() and (
                not anchor or target.suffix != ".md" or anchor in anchors(target)
            )
            if not there:
                dead.append(f"{page.relative_to(root)}: {link}")
    assert not dead, "Mend the link, or write what it promises."


def test_readme_is_short_enough_to_be_read(root: Path) -> None:
    count = len((root / "README.md").read_text("utf-8").splitlines())
    assert count < LONGEST_README, "Move the detail into docs/ and link to it."


def test_readme_has_the_two_commands(root: Path) -> None:
    text = (root / "README.md").read_text("utf-8")
    assert "make lab" in text
    assert "make demo" in text


def test_nbgraders_settings_stay_few(root: Path) -> None:
    count = len((root / "nbgrader_config.py").read_text("utf-8").splitlines())
    assert count < LONGEST_CONFIG, "Take nbgrader's own default where it does."
