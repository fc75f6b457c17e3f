"""A process that tries a sandbox, with nothing of a student in it.

`choose` starts it in each kind: what it prints is what the machine gives.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import traceback
from pathlib import Path

from looplab.grading.sandbox.limits import Limits
from looplab.grading.sandbox.sandbox import Sandbox, enter

__all__ = ["main"]


def main(kind: str, scratch: Path) -> int:
    """Enter a sandbox, confine a child, and print the walls that are there.

    Returns:
        0 when a student's process could work in it.
    """
    sandbox = enter(kind)
    child = os.fork()
    if not child:
        code = 1
        try:
            _work(sandbox, scratch / "one")
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    sys.stdout.write(json.dumps([wall.name for wall in sandbox.walls]))
    return os.waitstatus_to_exitcode(status)


def _work(sandbox: Sandbox, scratch: Path) -> None:
    """Do what each notebook needs: a file, a module that is not loaded yet, a thread, a process."""
    sandbox.confine(scratch, Limits())
    Path("written.txt").write_text("here", "ascii")
    import colorsys  # noqa: F401

    thread = threading.Thread(target=os.getpid)
    thread.start()
    thread.join()
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
