"""One kind of sandbox: how to start the warm parent in it, and how to close it around a student."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import socket
import tempfile
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from looplab.grading.sandbox import bubblewrap, landlock, own, places, seccomp, system
from looplab.grading.sandbox.limits import Limits
from looplab.grading.sandbox.walls import Wall, kept_out, let_in

__all__ = ["KINDS", "Sandbox", "enter"]

KINDS = ("bubblewrap", "landlock", "rlimits")
"""From the best to the least."""

KEEPS_SIGNALS = {Wall.SIGNALS_INSIDE, Wall.OWN_USER}
NAMESPACED_COUNTS = (5, 14)  # since then processes are counted apart in each user namespace


@dataclass(frozen=True)
class Sandbox:
    """A kind of sandbox, as this machine has it.

    Attributes:
        kind: "bubblewrap", "landlock" or "rlimits".
        walls: What it consists of here.
        user: The user number that a student's process takes; None for the one that it has.
        others: Processes that the kernel counts together with the student's.
        shown: What a student's process may read.
        filter: The system calls that it may not make, as the kernel reads it.
    """

    kind: str
    walls: frozenset[Wall]
    user: int | None = None
    others: int = 0
    shown: tuple[Path, ...] = ()
    filter: bytes = b""

    @property
    def sentence(self) -> str:
        """What it keeps out and what not, for people."""
        out = "; ".join(danger.words for danger in kept_out(self.walls))
        missing = "; ".join(danger.words for danger in let_in(self.walls))
        return f"A student's program cannot: {out}." + (f" It can: {missing}." if missing else "")

    def command(
        self,
        argv: Sequence[str],
        *,
        scratch: Path,
        hidden: Sequence[Path],
        limits: Limits | None = None,
    ) -> list[str]:
        """Give the command that starts the warm parent; its open files pass through.

        Args:
            argv: The parent, e.g. [sys.executable, "-m", "looplab.grading.warm.parent"].
            scratch: A folder that is there. Submissions get folders in it. In bubblewrap an empty
                folder of limited size lies over it; `confine` brings in what was laid outside.
            hidden: Folders that must stay unseen.
            limits: How large the scratch folder may grow.

        Raises:
            ValueError: A hidden folder lies inside of what Python needs.
        """
        argv = list(argv)
        if self.kind != "rlimits":
            shown = places.readable(hidden)
        if self.kind == "bubblewrap":
            alone = Wall.OWN_USER in self.walls
            argv = bubblewrap.command(
                argv, scratch.resolve(), shown, limits or Limits(), own_user=alone
            )
        return places.cleaned(argv, scratch.resolve())

    def confine(self, scratch: Path, limits: Limits) -> None:
        """Close the sandbox around this process and what it starts, for good.

        Call it in the forked child, just before the first cell. The scratch folder becomes its
        working folder, its home, and the place of its temporary files.

        Raises:
            OSError: A wall that the sandbox has could not be put up: run nothing.
        """
        scratch = scratch.resolve()
        if os.getpid() != os.getsid(0):
            os.setsid()
        if Wall.NAMESPACES in self.walls:
            bubblewrap.bring_in(scratch)
        scratch.mkdir(parents=True, exist_ok=True)
        (scratch / "tmp").mkdir(exist_ok=True)
        _limit(limits, self.others)
        if system.LINUX:
            self._close(scratch)
        os.chdir(scratch)
        # One by one: update() asks what kind of mapping it is given, which takes 0.3 ms here.
        os.environ["HOME"], os.environ["TMPDIR"] = str(scratch), str(scratch / "tmp")
        tempfile.tempdir = None  # it may have been asked for before

    def _close(self, scratch: Path) -> None:
        parent = os.getppid()
        system.prctl(system.PR_SET_NO_NEW_PRIVS, 1)
        if self.user is not None:
            hides = Wall.NAMESPACES in self.walls
            own.become(self.user, scratch, read_all=not hides)
        elif os.geteuid() == 0 or Wall.OWN_RIGHTS in self.walls:
            system.drop_capabilities()
        system.prctl(system.PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
        if Wall.LANDLOCK in self.walls:
            writable = [scratch, *places.DEVICES]
            if Wall.NAMESPACES in self.walls:
                # Its own shared memory, and its own terminals: without bubblewrap all are there.
                writable += [Path("/dev/shm"), Path("/dev/pts")]
            landlock.restrict(self.shown, writable)
        if self.filter:
            seccomp.install(self.filter)
        # Its own files in /proc are root's while it is not; the parent's stay so.
        system.prctl(system.PR_SET_DUMPABLE, 1)

    def clear(self, scratch: Path) -> None:
        """Remove a submission's folder, whatever is in it; call it in the parent, after `sweep`."""
        left = [scratch]
        if Wall.NAMESPACES in self.walls:
            left += Path("/dev/shm").iterdir()
        for path in left:
            if path.is_symlink() or not path.is_dir():
                path.unlink(missing_ok=True)
                continue
            path.chmod(0o700)
            for folder, below, _ in os.walk(path):  # goes down after a folder has been opened here
                for name in below:
                    if not Path(folder, name).is_symlink():
                        Path(folder, name).chmod(0o700)
            shutil.rmtree(path)


def enter(kind: str) -> Sandbox:
    """Make this process the parent of sandboxed ones, and give the sandbox as it is here.

    Call it in the warm parent, before it has a second thread: nobody without rights can look into
    it afterwards, what its children leave behind becomes its child, and where the machine lets it,
    it has a network of its own.
    """
    if not system.LINUX:
        return Sandbox(kind, frozenset({Wall.LIMITS, Wall.CLEANED}))
    walls = {Wall.LIMITS, Wall.CLEANED, Wall.SWEEP}
    if kind == "bubblewrap":
        walls |= {Wall.NAMESPACES, Wall.OWN_NETWORK}
        apart = own.is_alone()
    else:
        alone, apart = own.network()
        walls |= {Wall.OWN_NETWORK} if alone else set()
    walls |= {Wall.OWN_RIGHTS} if apart else set()
    version = landlock.version() if kind != "rlimits" else 0
    walls |= {Wall.LANDLOCK} if version else set()
    walls |= {Wall.SIGNALS_INSIDE} if version >= landlock.SCOPED_SIGNALS else set()
    user = own.user()
    if user is not None:
        walls.add(Wall.OWN_USER)
    elif os.getuid() != 0:
        walls.add(Wall.NOT_ROOT)
    counted_apart = user is not None or (apart and system.linux_version() >= NAMESPACED_COUNTS)
    others = 0 if user is not None else 2 if counted_apart else own.tasks_of(os.getuid())
    system.prctl(system.PR_SET_CHILD_SUBREAPER, 1)
    system.prctl(system.PR_SET_DUMPABLE, 0)
    shown = (*places.readable(), Path("/proc"))
    filtered = b""
    if seccomp.known():
        filtered = seccomp.prepare(_families(walls), signals=bool(walls & KEEPS_SIGNALS))
        walls.add(Wall.FILTER)
    return Sandbox(kind, frozenset(walls), user, others, shown, filtered)


def _families(walls: Set[Wall]) -> list[int]:
    inet = [socket.AF_INET, socket.AF_INET6] if Wall.OWN_NETWORK in walls else []
    # A socket in the file system may be a door out: the desktop's bus starts any program.
    return [*inet, *([socket.AF_UNIX] if Wall.NAMESPACES in walls else [])]


def _limit(limits: Limits, others: int) -> None:
    wanted = {
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_NPROC: limits.processes + others,
        resource.RLIMIT_FSIZE: limits.file,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_CORE: 0,  # a file that nobody reads
    }
    for which, most in wanted.items():
        _, allowed = resource.getrlimit(which)
        least = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(which, (least, least))
