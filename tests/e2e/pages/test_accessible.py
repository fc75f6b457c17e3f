"""Pages can be read by everyone: axe finds nothing serious, light or dark, wide or narrow.

axe-core comes from npm, in the version below. LOOPLAB_AXE may name an `axe.min.js` instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from pages import friendly

pytestmark = pytest.mark.e2e

AXE = "axe-core@4.14.1"
SHEET = Path(__file__).parents[3] / "docs" / "cheat-sheet.html"
PAGES: dict[str, Callable[[], str]] = {
    "feedback": friendly.feedback_page,
    "insight": friendly.insight_page,
    "cheat-sheet": lambda: SHEET.read_text("utf-8"),
}
SPOILED = {
    "html-has-lang": ('<html lang="en">', "<html>"),
    "image-alt": ("<main>", '<main><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'),
    "color-contrast": ("<main>", '<main><p style="color:#999;background:#fff">pale</p>'),
    "link-name": ("<main>", '<main><a href="#top"></a>'),
}


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The program that looks for what keeps people from reading a page."""
    if given := os.environ.get("LOOPLAB_AXE"):
        return Path(given).read_text("utf-8")
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("No npm here, from which axe-core comes: sudo apt install npm")
    folder = tmp_path_factory.mktemp("axe")
    packing = subprocess.run(
        [npm, "pack", AXE, "--silent"], cwd=folder, capture_output=True, text=True, timeout=100
    )
    packed = next(folder.glob("axe-core-*.tgz"), None)
    if packed is None:
        pytest.skip(f"npm gave no {AXE}, so nothing was asked of it: {packing.stderr[-300:]}")
    with tarfile.open(packed) as files:
        source = files.extractfile("package/axe.min.js")
        assert source is not None
        return source.read().decode()


@pytest.fixture
def complaints(browser: Browser, axe: str, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Open a page, unfold it, and give axe's serious and critical complaints."""

    def ask(html: str, *, dark: bool = False, width: int = 1000) -> dict[str, Any]:
        file = tmp_path / "page.html"
        file.write_text(html, "utf-8")
        with browser.new_context(
            bypass_csp=True,  # for axe itself; the page has no script
            color_scheme="dark" if dark else "light",
            viewport={"width": width, "height": 900},
        ) as context:
            page = context.new_page()
            page.goto(file.as_uri())
            page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")
            page.evaluate(axe)
            found = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
        return {
            one["id"]: [node["html"][:160] for node in one["nodes"]]
            for one in found["violations"]
            if one["impact"] in ("serious", "critical") or one["id"] == "heading-order"
        }

    return ask


@pytest.mark.parametrize("width", [1000, 400])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_everyone_can_read_it(complaints, name: str, dark: bool, width: int) -> None:
    assert complaints(PAGES[name](), dark=dark, width=width) == {}


@pytest.mark.parametrize("rule", SPOILED)
def test_a_spoiled_page_is_noticed(complaints, rule: str) -> None:
    good = friendly.insight_page()
    bad = good.replace(*SPOILED[rule])
    assert bad != good
    assert rule in complaints(bad)


@pytest.mark.parametrize("name", PAGES)
def test_it_is_whole_without_scripts(browser: Browser, tmp_path: Path, name: str) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGES[name](), "utf-8")
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(file.as_uri())
        folded = page.locator("details").first
        if folded.count():
            folded.locator("summary").first.click()
            assert folded.locator("summary + *").first.is_visible()
        assert page.locator("h1").is_visible()
        assert page.locator("script").count() == 0
