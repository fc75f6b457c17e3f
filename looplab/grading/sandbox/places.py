"""What stays visible inside: Python, its packages, looplab, and what these need of the system."""

from __future__ import annotations

import os
import re
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

__all__ = ["DEVICES", "cleaned", "readable"]

SYSTEM = (
    "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/gnu/store",
    "/sys/devices/system/cpu",  # numerical libraries count the processors there
    *(f"/etc/{name}" for name in (
        "alternatives", "fonts", "group", "hosts", "ld.so.cache", "ld.so.conf", "ld.so.conf.d",
        "localtime", "mime.types", "nsswitch.conf", "passwd", "ssl/certs", "timezone",
    )),
)  # fmt: skip
DEVICES = tuple(Path(f"/dev/{name}") for name in ("null", "zero", "full", "random", "urandom"))

KEPT = re.compile(
    r"PATH|LANG|LANGUAGE|LC_\w+|TZ|TERM|PYTHON\w*|VIRTUAL_ENV|CONDA_PREFIX|LD_LIBRARY_PATH|\w+_NUM_THREADS"
    r"|MPLBACKEND|NBGRADER_\w+|LOOPLAB_\w+"
)
"""The variables that a program may need. What is not named here may be a token or a password."""


def readable(hidden: Iterable[Path] = ()) -> list[Path]:
    """Give the files and folders that a student's process may read.

    Args:
        hidden: Folders that must stay unseen.

    Raises:
        ValueError: One of them lies inside of what Python needs.
    """
    package = Path(__file__).resolve().parents[2]  # looplab alone, not the course folder around it
    python = {Path(sys.prefix), Path(sys.base_prefix), Path(sys.exec_prefix), package}
    python |= {Path(path) for path in sysconfig.get_paths().values()}
    python |= {Path(path) for path in sys.path if Path(path).name.endswith("-packages")}
    python |= {path.resolve() for path in python}
    libraries = (Path(path) for path in os.environ.get("LD_LIBRARY_PATH", "").split(":") if path)
    paths = {Path(path) for path in SYSTEM} | python | set(libraries)
    shown = sorted(path for path in paths if path.exists() and not paths & set(path.parents))
    for folder in hidden:
        inside = [path for path in shown if folder.resolve().is_relative_to(path.resolve())]
        if inside:
            raise ValueError(
                f"{folder} lies in {inside[0]}, which a student's program must be able to read. "
                "Move the course out of the folder that Python is installed in."
            )
    return shown


def cleaned(argv: Iterable[str], home: Path) -> list[str]:
    """Give the command that starts a program without the variables that are none of its business.

    Example:
        >>> cleaned(["python3"], Path("/tmp"))[-3:]
        ['HOME=/tmp', 'TMPDIR=/tmp', 'python3']
    """
    unset = [name for name in sorted(os.environ) if not KEPT.fullmatch(name)]
    options = (part for name in unset for part in ("-u", name))
    return ["/usr/bin/env", *options, f"HOME={home}", f"TMPDIR={home}", *argv]
