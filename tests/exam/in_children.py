"""Run notebooks' cells, each notebook in a process of its own; read and write JSON.

In: {name: {"cells": [...], "guarded": bool, "loaded": whether looplab may be there before}}.
Out: {name: what its last report said, or null}.
Without its guard an exam does what it did before there was one: so a test can see that a trick
works where nothing stands against it.
"""

from __future__ import annotations

import json
import os
import sys
import types

from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config


def take_the_guard_away():
    import looplab  # noqa: F401
    from looplab.exam import guard
    from looplab.exam.originals import Originals

    Originals.put_back = lambda self, glance=False: []
    guard.rewriters = list
    guard.names.Cell.repair = lambda self, genuine: []
    guard.names.Cell.restore = guard.names.Cell.taken = lambda self, line=0: []
    guard._nobody_looking_on = guard.contextlib.nullcontext


def outcome(cells, *, guarded):
    """Run cells in a notebook's shell, and say what the exam came to."""
    if not guarded:
        take_the_guard_away()
    notebook = types.ModuleType("__main__")
    config = Config({"HistoryManager": {"enabled": False}})
    shell = InteractiveShell.instance(config=config, user_module=notebook)
    sys.modules["__main__"] = notebook
    result = None
    for source in cells:
        result = shell.run_cell(source, store_history=False)
    exam = shell.user_ns.get("e")
    report = getattr(exam, "report", None)
    if report is None:
        return None
    return {
        "score": result.result,
        "kinds": [check.finding.kind if check.finding else "" for check in report.checks],
        "sentences": [check.finding.sentence if check.finding else "" for check in report.checks],
        "remarks": list(report.remarks),
        "note": report.note,
    }


def main():
    jobs = json.load(sys.stdin)
    outcomes = {}
    # Last those to which an early import of looplab is nothing: they need not do it themselves.
    for name, job in sorted(jobs.items(), key=lambda one: one[1]["loaded"]):
        if job["loaded"]:
            import looplab  # noqa: F401
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            keep = os.fdopen(write, "w")
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            said = outcome(job["cells"], guarded=job["guarded"])
            json.dump(said, keep)
            keep.close()
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as answer:
            text = answer.read()
        os.waitpid(child, 0)
        outcomes[name] = json.loads(text) if text else None
    json.dump(outcomes, sys.stdout)


if __name__ == "__main__":
    main()
