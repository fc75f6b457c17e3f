"""Opens pages as files, with nothing behind them that answers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route

sys.path.insert(0, str(Path(__file__).parents[1]))  # lets the modules here be a package, `pages`

Open = Callable[[str], "Seen"]


@dataclass
class Seen:
    """A page, and what it did when it was opened and unfolded."""

    page: Page
    ran: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def unfold(self) -> None:
        """Open all that is folded, and let two pictures of it be drawn."""
        self.page.evaluate(
            """() => {
                document.querySelectorAll("details").forEach(one => { one.open = true; });
                return new Promise(done =>
                    requestAnimationFrame(() => requestAnimationFrame(done)));
            }"""
        )


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open HTML as a file, and note what runs and what is asked for elsewhere."""
    context = browser.new_context(viewport={"width": 1000, "height": 900})

    def open_it(html: str) -> Seen:
        file = tmp_path / "page.html"
        file.write_text(html, "utf-8")
        seen = Seen(context.new_page())

        def answer(route: Route) -> None:
            if route.request.url in (file.as_uri(),) or route.request.url.startswith("data:"):
                route.continue_()
            else:
                seen.asked.append(route.request.url)
                route.abort()

        def listen(dialog: Dialog) -> None:
            seen.ran.append(dialog.message)
            dialog.dismiss()

        seen.page.on("dialog", listen)
        seen.page.route("**/*", answer)
        seen.page.goto(file.as_uri(), wait_until="load")
        return seen

    yield open_it
    context.close()
