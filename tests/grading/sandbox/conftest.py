"""A course to break into, and a way to try it from within each sandbox."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from looplab.grading.sandbox import KINDS, NoSandboxError, Sandbox, choose

ATTEMPTS = Path(__file__).with_name("attempts.py")
TOKEN = "a-token-of-the-instructor"
SMALL = {"processes": 40, "open_files": 64, "disk": 32 * 2**20}
"""Limits that are quick to reach."""


@dataclass
class Field:
    """A course, a folder that is not to be written, and a scratch folder."""

    root: Path
    facts: dict[str, str] = field(default_factory=dict)

    def start(self, sandbox: Sandbox | None, what: str, **more: int) -> subprocess.Popen[str]:
        """Start a parent whose child tries something."""
        from looplab.grading.sandbox import Limits

        facts = self.facts | {name: str(number) for name, number in more.items()}
        kind = sandbox.kind if sandbox else None
        order = json.dumps([kind, what, facts, SMALL])
        argv = [sys.executable, "-c", ATTEMPTS.read_text("utf-8"), order]
        if sandbox:
            hidden = [self.root / "course", self.root / "outside"]
            scratch = Path(self.facts["scratch"])
            argv = sandbox.command(argv, scratch=scratch, hidden=hidden, limits=Limits(**SMALL))
        return subprocess.Popen(
            argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            pass_fds=[number for name, number in more.items() if name in ("life", "held")],
        )

    def could(self, sandbox: Sandbox | None, what: str) -> list[str]:
        """Give what was done, in words."""
        with self.start(sandbox, what) as process:
            assert process.stdout
            line = process.stdout.readline()
            process.stdin.close()
        assert line, f"the parent ended with code {process.returncode}"
        answer: Any = json.loads(line)
        return answer


@pytest.fixture(params=KINDS)
def sandbox(request: pytest.FixtureRequest) -> Sandbox:
    try:
        return choose(request.param)
    except NoSandboxError as error:
        pytest.skip(f"this machine has no such sandbox: {error}")


@pytest.fixture
def ground(monkeypatch: pytest.MonkeyPatch) -> Iterator[Field]:
    """The course, servers of this machine, and another process of ours."""
    root = Path(tempfile.mkdtemp(prefix="looplab-sandbox-")).resolve()
    for name, text in {
        "course/source/secret.txt": "hidden tests",
        "course/gradebook.db": "grades",
        "course/submitted/bert/answer.txt": "his answer",
        "outside/kept.txt": "kept",
        "outside/gone.txt": "to be removed",
        "scratch/neighbour.txt": "of another student",
        "scratch/anna/given.txt": "given",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "ascii")
    monkeypatch.setenv("INSTRUCTORS_TOKEN", TOKEN)
    outsider = subprocess.Popen(
        [sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE
    )
    servers = [socket.create_server(("127.0.0.1", 0))]
    for address in (str(root / "socket"), f"\0{root}"):
        servers.append(socket.socket(socket.AF_UNIX))
        servers[-1].bind(address)
        servers[-1].listen()
    for server in servers:
        threading.Thread(target=greet, args=(server,), daemon=True).start()
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind(("127.0.0.1", 0))
    threading.Thread(target=answer, args=(udp,), daemon=True).start()
    yield Field(
        root,
        {
            "course": str(root / "course"),
            "outside": str(root / "outside"),
            "scratch": str(root / "scratch"),
            "port": str(servers[0].getsockname()[1]),
            "udp": str(udp.getsockname()[1]),
            "socket": str(root / "socket"),
            "abstract": f"@{root}",
            "outsider": str(outsider.pid),
            "token": TOKEN,
        },
    )
    outsider.communicate()
    for server in (*servers, udp):
        server.shutdown(socket.SHUT_RDWR) if server is not udp else None
        server.close()
    shutil.rmtree(root, ignore_errors=True)


def greet(server: socket.socket) -> None:
    while True:
        try:
            client, _ = server.accept()
        except OSError:
            return
        with client:
            client.send(b"hello")


def answer(server: socket.socket) -> None:
    try:
        _, address = server.recvfrom(10)
        server.sendto(b"hello", address)
    except OSError:
        return


def is_closed(reader: int, seconds: float) -> bool:
    """Has everybody closed the other end of this pipe?"""
    import select

    ready, _, _ = select.select([reader], [], [], seconds)
    return bool(ready) and os.read(reader, 1) == b""
