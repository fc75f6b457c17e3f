"""Lines that begin with ``!``: IPython runs them on a terminal, which not every sandbox has."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

from ipykernel import zmqshell

__all__ = ["run_without_terminal"]


def run_without_terminal() -> None:
    """Let IPython run commands through a pipe, if this process may not open a terminal.

    Where files are kept out by path alone (Landlock without bubblewrap), the folder of terminals
    is the whole machine's, the instructor's among them.
    """
    try:
        for descriptor in os.openpty():
            os.close(descriptor)
    except OSError:
        vars(zmqshell)["system"] = _system


def _system(command: str) -> int:
    r"""Run a command, show what it says as it says it; give its exit code.

    Lines end with \r\n, as a terminal ends them: what a cell shows is then the same.
    """
    options: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, shell=True, stdin=subprocess.DEVNULL, **options) as process:
        assert process.stdout is not None
        while data := os.read(process.stdout.fileno(), 1 << 16):
            sys.stdout.write(data.decode(errors="replace").replace("\n", "\r\n"))
            sys.stdout.flush()
    code = process.returncode
    return 128 - code if code > 128 else code
