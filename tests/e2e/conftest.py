"""A real JupyterLab on a copy of the course, and a real browser in front of it.

Set LOOPLAB_SCREENSHOTS to a folder to keep the pictures that the tests take.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER_FLAGS = [
    "--no-sandbox",  # containers, where tests run as root, offer Chromium no sandbox
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
COURSE = ("notebooks", "source", "release", "nbgrader_config.py")
TOKEN = "for-this-test-run-only"
STARTUP_SECONDS = 60.0
PATIENCE = 90.0  # seconds for what comes at once, on a machine with nothing else to do
PAGE = 2400  # pixels of a notebook in one picture


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: where it is served, and the copy of the course that it serves."""

    url: str
    root: Path

    def link(self, notebook: str) -> str:
        """Return the link that opens a notebook in an empty workspace, with no tab of before."""
        return f"{self.url}/lab/tree/{notebook}?reset&token={TOKEN}"


@dataclass(frozen=True)
class OpenNotebook:
    """A notebook open in the browser, driven as a person would drive it."""

    page: Page

    def run_all(self, *, seconds: float = 90) -> None:
        """Choose Run > Run All Cells and wait until every cell has run, or none does any more.

        A cell that has not been sent yet looks like one that never will be, so what counts is that
        nothing has moved for a while.
        """
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        self.page.wait_for_function(
            """() => {
                const prompts = [...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")]
                    .map((prompt) => prompt.textContent);
                const now = prompts.join();
                if (now !== window.lastPrompts) {
                    window.lastPrompts = now;
                    window.lastMoved = performance.now();
                }
                return prompts.every((text) => /\\d/.test(text))
                    || performance.now() - window.lastMoved > 10_000;
            }""",
            timeout=seconds * 1000,
        )
        self.wait_for_idle_kernel()

    def wait_for_idle_kernel(self) -> None:
        """Wait until the kernel has started, or has nothing more to do."""
        self.page.wait_for_function(
            """() => window.jupyterapp?.shell.currentWidget?.sessionContext?.kernelDisplayStatus
                === 'idle'""",
            timeout=STARTUP_SECONDS * 1000,
        )

    def write(self, cell: str, source: str) -> None:
        """Put a text into a cell, given by its id."""
        self.page.evaluate(
            """([cell, source]) => {
                const { content } = window.jupyterapp.shell.currentWidget;
                const found = content.widgets.find((one) => one.model.id === cell);
                found.model.sharedModel.setSource(source);
            }""",
            [cell, source],
        )

    def run(self, cell: str, *, seconds: float = 90) -> dict[str, Any]:
        """Run a cell, given by its id, as Shift+Enter does; return it with its outputs."""
        self.page.evaluate(
            """async (cell) => {
                const { content } = window.jupyterapp.shell.currentWidget;
                content.activeCellIndex = content.widgets.findIndex((one) => one.model.id === cell);
                await window.jupyterapp.commands.execute("notebook:run-cell");
            }""",
            cell,
        )
        self.wait_for_idle_kernel()
        return next(one for one in self.cells() if one["id"] == cell)

    def shown(self, cell: str) -> str:
        """Run a cell, and return the plain text of what it shows."""
        outputs = self.run(cell)["outputs"]
        found = [one["data"]["text/plain"] for one in outputs if "data" in one]
        text = found[0] if found else str(outputs)
        return text if isinstance(text, str) else "".join(text)

    def save(self) -> None:
        """Save the notebook, as Ctrl+S does."""
        self.page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")

    def cells(self) -> list[dict[str, Any]]:
        """Return the code cells as the notebook holds them now, outputs included."""
        content = self.page.evaluate(
            "() => window.jupyterapp.shell.currentWidget.context.model.toJSON()"
        )
        return [cell for cell in content["cells"] if cell["cell_type"] == "code"]

    def dress(self, theme: str) -> None:
        """Change to the theme `JupyterLab Light` or `JupyterLab Dark`, and wait until it is on."""
        self.page.evaluate(
            "theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", theme
        )
        self.page.wait_for_selector(f'body[data-jp-theme-name="{theme}"]', state="attached")
        self.page.wait_for_selector("#jupyterlab-splash", state="detached")  # lies over the page

    def pictures(self, path: Path) -> None:
        """Save what the window shows now, on light and dark: `path-light.png`, `path-dark.png`."""
        for theme in ("Dark", "Light"):
            self.dress(f"JupyterLab {theme}")
            self.page.screenshot(path=f"{path}-{theme.lower()}.png")

    def screenshots(self, path: Path) -> None:
        """Save pictures of the whole notebook, from top to bottom: `path-1.png`, `path-2.png`..."""
        panel = self.page.locator(".jp-WindowedPanel-outer").last
        self.page.set_viewport_size({"width": 1300, "height": PAGE})
        seen = panel.evaluate("panel => panel.clientHeight")
        for number in range(ceil(panel.evaluate("panel => panel.scrollHeight") / seen)):
            panel.evaluate("(panel, top) => { panel.scrollTop = top; }", number * seen)
            self.page.screenshot(path=f"{path}-{number + 1}.png")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the system's browser."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        missing = (
            "No Chromium here, so nothing was tried in a browser. "
            "On Debian or Ubuntu: sudo apt install chromium"
        )
        if os.environ.get("CI"):
            pytest.fail(missing)  # a green run must mean that the browser tests ran
        pytest.skip(missing)
    return path


@pytest.fixture(scope="session")
def lab(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab as `make lab` starts it, on a copy, and with settings of nobody's."""
    home = tmp_path_factory.mktemp("jupyter")
    root = tmp_path_factory.mktemp("course")
    for name in COURSE:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, root / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints")
            )
        else:
            shutil.copy(ROOT / name, root / name)
    _configure(home)
    log = home / "server.log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
                *("--ServerApp.ip=127.0.0.1", f"--ServerApp.port={_free_port()}"),
                f"--IdentityProvider.token={TOKEN}",
                "--LabApp.expose_app_in_browser=True",  # lets a test read the notebook's model
                f"--LabApp.workspaces_dir={home / 'workspaces'}",
            ],
            cwd=root,
            env=_environment(home),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Lab(_url_when_ready(server, home / "runtime", log), root)
    finally:
        server.terminate()  # it ends its kernels before it goes
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for a module's tests; while it is there, a loop runs in this thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=BROWSER_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window with no history, cookies or storage of another test's."""
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    context.set_default_timeout(PATIENCE * 1000)
    yield context.new_page()
    context.close()


@pytest.fixture
def open_notebook(lab: Lab, page: Page) -> Callable[[str], OpenNotebook]:
    """Open a notebook by its link, and wait until its kernel is ready."""

    def open_it(notebook: str) -> OpenNotebook:
        assert (lab.root / notebook).exists(), f"There is no {notebook} in this repository."
        page.goto(lab.link(notebook))
        opened = OpenNotebook(page)
        opened.wait_for_idle_kernel()
        return opened

    return open_it


@pytest.fixture(scope="session")
def screenshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for pictures."""
    kept = os.environ.get("LOOPLAB_SCREENSHOTS")
    if kept is None:
        return tmp_path_factory.mktemp("screenshots")
    Path(kept).mkdir(parents=True, exist_ok=True)
    return Path(kept).resolve()


def _configure(home: Path) -> None:
    """Write the settings that make one run like another."""
    labconfig = home / "config" / "labconfig"
    labconfig.mkdir(parents=True)
    # Its question about news lies over the page and takes the first click.
    announcements = {"@jupyterlab/apputils-extension:announcements": True}
    (labconfig / "page_config.json").write_text(json.dumps({"disabledExtensions": announcements}))
    tracker = (
        home / "settings" / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    )
    tracker.parent.mkdir(parents=True)
    # Cells outside the window are otherwise not in the page at all.
    tracker.write_text(json.dumps({"windowingMode": "none"}))


def _environment(home: Path) -> dict[str, str]:
    """Return the environment of the server: this Python's commands first, a home of its own."""
    return os.environ | {
        "LOOPLAB_PROGRESS": str(home / "progress"),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
    }


def _free_port() -> int:
    """Return a port that is free now; should another take it, the server tries the next."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _url_when_ready(server: subprocess.Popen[bytes], runtime: Path, log: Path) -> str:
    """Wait until the server answers, and return where it does."""
    deadline = time.monotonic() + STARTUP_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        for file in runtime.glob("jpserver-*.json"):
            try:
                url = str(json.loads(file.read_text())["url"]).rstrip("/")
                with urllib.request.urlopen(f"{url}/api/status?token={TOKEN}", timeout=5):
                    return url
            except (ValueError, urllib.error.URLError):
                pass  # the file is half written, or nobody listens yet
        time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start. Its last words:\n{log.read_text()[-3000:]}")
