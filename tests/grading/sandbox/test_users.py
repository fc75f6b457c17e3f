"""The same for those who are not root: an instructor on a laptop, and a user of a shared server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SOMEBODY = "1234"


@pytest.fixture(params=["laptop", "shared server"])
def as_somebody(request: pytest.FixtureRequest) -> list[str]:
    """The start of a command line that runs Python as somebody without rights."""
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else; the other tests have run as you")
    bwrap, setpriv = shutil.which("bwrap"), shutil.which("setpriv")
    if not bwrap or not setpriv:
        pytest.skip("bwrap and setpriv are needed to become somebody: apt install bubblewrap")
    # Root's Python may be in a folder that nobody else may enter: lay it into one that all may.
    start = [bwrap, "--dev-bind", "/", "/"]
    home, python = Path("~root").expanduser(), Path(sys.base_prefix)
    if python.is_relative_to(home):
        shown = str(home / python.relative_to(home).parts[0])
        start += ["--perms", "0755", "--tmpfs", str(home), "--ro-bind", shown, shown]
    start += [setpriv, f"--reuid={SOMEBODY}", f"--regid={SOMEBODY}", "--clear-groups"]
    start.append(sys.executable)
    if request.param == "shared server":
        start += [str(HERE / "container.py"), sys.executable]
    tried = [*start, "-c", f"import looplab; open({str(ROOT / 'pyproject.toml')!r}).close()"]
    if subprocess.run(tried, capture_output=True, cwd="/").returncode:
        pytest.skip("nobody but root may read this Python and this folder")
    return start


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_all_of_it_holds_for_somebody_without_rights(as_somebody: list[str]) -> None:
    options = ["-q", "-p", "no:cacheprovider", "-n0", "--rootdir", str(ROOT)]
    names = [str(path) for path in HERE.glob("test_*.py") if path != Path(__file__)]
    env = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    done = subprocess.run(
        [*as_somebody, "-m", "pytest", *options, *names],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**env, "HOME": "/tmp", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 0, done.stdout[-4000:]
    assert " passed" in done.stdout
