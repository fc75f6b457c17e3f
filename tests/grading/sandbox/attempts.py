"""What a hostile submission tries; it runs as a student's process inside of a sandbox.

Its text is handed to `python -c`: the folder of the tests is not visible in there. Each attempt
gives what it could do, in words; an empty list means that it was kept out. All of them are bounded,
since they run without any sandbox too, to see that they would work.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import mmap
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

Facts = dict[str, str]
ATTEMPTS: dict[str, Callable[[Facts], list[str]]] = {}
MANY = 200  # processes, threads, open files: more than the limits of the tests

done: list[str] = []


@contextlib.contextmanager
def trying(words: str) -> Iterator[None]:
    """Note these words when nothing was raised."""
    with contextlib.suppress(OSError, MemoryError, ValueError, AssertionError):
        yield
        done.append(words)


def attempt(function: Callable[[Facts], None]) -> Callable[[Facts], None]:
    def called(facts: Facts) -> list[str]:
        done.clear()
        function(facts)
        return list(done)

    ATTEMPTS[function.__name__.replace("_", "-")] = called
    return function


@attempt
def read(facts: Facts) -> None:
    course = Path(facts["course"])
    for name in ("source/secret.txt", "gradebook.db", "submitted/bert/answer.txt"):
        with trying(f"read {name}"):
            (course / name).read_bytes()
        Path("link").unlink(missing_ok=True)
        with trying(f"read {name} through a link"):
            os.symlink(course / name, "link")
            Path("link").read_bytes()
        with trying(f"read {name} through a hard link"):
            os.link(course / name, "hard")
            Path("hard").read_bytes()
    with trying("list the course folder"):
        os.listdir(course)
    with trying("read a neighbour's folder"):
        (Path(facts["scratch"]) / "neighbour.txt").read_bytes()
    outsider = facts["outsider"]
    with trying("read through the root of another process"):
        Path(f"/proc/{outsider}/root{course}/gradebook.db").read_bytes()


@attempt
def write(facts: Facts) -> None:
    outside = Path(facts["outside"])
    for place in (outside, outside.parent, Path("/tmp"), Path("/var/tmp"), Path("/dev"), Path("/")):
        name = place / f"left-{os.getpid()}"
        with trying(f"make a file in {place}"):
            name.write_bytes(b"x")
            name.unlink()
    with trying("change a file"):
        (outside / "kept.txt").write_text("changed", "ascii")
    with trying("change it through a link"):
        os.symlink(outside / "kept.txt", "out")
        Path("out").write_text("changed", "ascii")
    with trying("empty it"):
        os.truncate(outside / "kept.txt", 0)
    with trying("rename it"):
        os.rename(outside / "kept.txt", outside / "moved.txt")
        os.rename(outside / "moved.txt", outside / "kept.txt")
    with trying("remove it"):
        os.unlink(outside / "gone.txt")


@attempt
def network(facts: Facts) -> None:
    port = int(facts["port"])
    for words, family, kind, address in (
        ("TCP", socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", port)),
        ("a socket in the file system", socket.AF_UNIX, socket.SOCK_STREAM, facts["socket"]),
        ("an abstract socket", socket.AF_UNIX, socket.SOCK_STREAM, facts["abstract"]),
    ):
        with trying(words), socket.socket(family, kind) as client:
            client.settimeout(5)
            client.connect(address.replace("@", "\0") if isinstance(address, str) else address)
            assert client.recv(5) == b"hello"
    with trying("UDP"), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.settimeout(0.5)
        client.connect(("127.0.0.1", int(facts["udp"])))
        client.send(b"ask")
        assert client.recv(5) == b"hello"


@attempt
def variables(facts: Facts) -> None:
    with trying("see a token"):
        assert facts["token"] in os.environ.values()
    with trying("see it at the start of its own memory"):
        assert facts["token"].encode() in Path("/proc/self/environ").read_bytes()


@attempt
def look(facts: Facts) -> None:
    for words, pid in (("the parent", os.getppid()), ("another process", int(facts["outsider"]))):
        with trying(f"read the variables of {words}"):
            Path(f"/proc/{pid}/environ").read_bytes()
        with trying(f"open the memory of {words}"):
            os.close(os.open(f"/proc/{pid}/mem", os.O_RDWR))
        with trying(f"see the files of {words}"):
            os.readlink(f"/proc/{pid}/fd/0")
        with trying(f"trace {words}"):
            libc = ctypes.CDLL(None, use_errno=True)
            assert libc.ptrace(16, pid, 0, 0) == 0
            os.waitpid(pid, 0)
            libc.ptrace(17, pid, 0, 0)


@attempt
def signal_(facts: Facts) -> None:
    for words, pid in (("the parent", os.getppid()), ("another process", int(facts["outsider"]))):
        for number in (0, signal.SIGCONT):
            with trying(f"send {number} to {words}"):
                os.kill(pid, number)
        with trying(f"send a signal to the group of {words}"):
            group = os.getpgid(pid)
            assert group not in (0, os.getpgid(0))  # 0: it has none in here
            os.killpg(group, signal.SIGCONT)
        with trying(f"send a signal to {words} by its file"):
            signal.pidfd_send_signal(os.pidfd_open(pid), signal.SIGCONT)
        with trying(f"limit {words}"):
            resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))


ATTEMPTS["signal"] = ATTEMPTS.pop("signal-")


@attempt
def processes(facts: Facts) -> None:
    children = []
    with trying(f"start {MANY} processes"):
        try:
            for _ in range(MANY):
                child = os.fork()
                if not child:
                    time.sleep(20)
                    os._exit(0)
                children.append(child)
        finally:
            for child in children:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)


@attempt
def memory(facts: Facts) -> None:
    with trying("take 3 GiB"):
        mmap.mmap(-1, 3 * 2**30).close()
    with trying("lift the limit"):
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)


@attempt
def file(facts: Facts) -> None:
    with trying("write a large file"), Path("large").open("wb") as large:
        large.truncate(100 * 2**20)


@attempt
def disk(facts: Facts) -> None:
    with trying("write many files"):
        try:
            for number in range(5):
                with Path(f"part-{number}").open("wb") as part:
                    os.posix_fallocate(part.fileno(), 0, 10 * 2**20)
        finally:
            for part in Path.cwd().glob("part-*"):
                part.unlink()


@attempt
def open_files(facts: Facts) -> None:
    opened = []
    with trying(f"open {MANY} files"):
        try:
            opened.extend(os.open("/dev/null", os.O_RDONLY) for _ in range(MANY))
        finally:
            for number in opened:
                os.close(number)


def stay(facts: Facts) -> None:
    """Leave a process behind that is in no group or session of ours, and holds a pipe open."""
    if os.fork():
        os.wait()
        return
    os.setsid()
    if os.fork():
        os._exit(0)
    os.read(int(facts["life"]), 1)  # until the test ends
    os._exit(0)


def swarm(facts: Facts) -> None:
    """Leave processes behind that fork and end all the time; for eight seconds at most."""
    if os.fork():
        return
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    end = time.monotonic() + 8
    for _ in range(5):
        if not os.fork():
            break
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            if os.fork():
                os._exit(0)
            os.setsid()
    os._exit(0)


def allowed(facts: Facts) -> list[str]:
    """Do what an honest notebook may do."""
    done.clear()
    with trying("a server of its own"):
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname()).close()
    with trying("a program of its own"):
        call = [sys.executable, "-c", "import json, tempfile; tempfile.TemporaryFile().close()"]
        assert not subprocess.run(call).returncode
    with trying("a signal to itself"):
        signal.signal(signal.SIGUSR1, lambda *_: None)
        signal.raise_signal(signal.SIGUSR1)
        os.kill(os.getpid(), signal.SIGUSR1)
    with trying("a file, and its own variables"):
        assert Path("given.txt").read_text("ascii") == "given"
        Path("given.txt").write_text("mine", "ascii")
        Path("~/home.txt").expanduser().write_text("mine", "ascii")
        assert Path(os.environ["TMPDIR"]).is_relative_to(Path.cwd())
    with trying("a list of its own open files"):
        assert os.listdir("/proc/self/fd")
    return list(done)


def main() -> None:
    """Enter the sandbox, run what is asked in a confined child, and print what it could do."""
    kind, what, facts, limits = json.loads(sys.argv[1])
    sandbox = None
    if kind:
        from looplab.grading.sandbox import Limits, enter, sweep

        sandbox = enter(kind)
    scratch = Path(facts["scratch"], "anna")
    answers, told = os.pipe()
    child = os.fork()
    if not child:
        try:
            if sandbox:
                start = time.perf_counter()
                sandbox.confine(scratch, Limits(**limits))
                facts["confined"] = f"{(time.perf_counter() - start) * 1000:.2f}"
            else:
                os.chdir(scratch)
            if what in ATTEMPTS:
                result = ATTEMPTS[what](facts)
            elif what == "confine":
                result = [facts["confined"]]
            else:
                result = globals()[what](facts)
            os.write(told, json.dumps(result).encode())
        except BaseException as error:
            os.write(told, json.dumps([repr(error)]).encode())
        os._exit(0)
    os.close(told)
    with open(answers, "rb") as pipe:
        result = pipe.read(1_000_000) if what not in ("stay", "swarm") else b"null"
    os.waitpid(child, 0)
    for name in ("life", "held"):
        if facts.get(name):
            os.close(int(facts[name]))
    if sandbox and facts.get("sweep"):
        sweep()
        sandbox.clear(scratch)
    sys.stdout.write(result.decode() + "\n")
    sys.stdout.flush()
    sys.stdin.read()  # until the test has looked


if __name__ == "__main__":
    main()
