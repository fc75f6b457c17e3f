"""Run CPython's own tests of asyncio on the loop in virtual time, and print what came of them.

    python tests/clock/conformance.py [interpreter ...]

The tests ship with the interpreter (`test.test_asyncio`). Each module runs three times, each in a
process of its own: on the loop that CPython makes (stock); on `VirtualTimeLoop()` (virtual); and
with each test simulated and recorded, as a learner's program is (simulated). `reasons.py` says why
a test may fail here.

The loop is exchanged where asyncio makes one, and where the tests make their own: `TestLoop`, whose
hand-driven clock ours needs not, and the half-mocked loop of the runners' tests.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import importlib
import json
import os
import subprocess
import sys
import unittest
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reasons import reason

from looplab.clock import Session, VirtualTimeLoop
from looplab.clock.replaced import replaced
from looplab.recorder import Recorder

MODULES = (
    "tasks", "taskgroups", "timeouts", "waitfor", "locks", "queues", "futures", "runners",
    "streams",
    "futures2", "eager_task_factory", "context", "threads", "sock_lowlevel",
)  # fmt: skip
LOOPS = ("stock", "virtual", "simulated")
ROOT = Path(__file__).parents[2]
_ASK = """
import importlib.util, sys, test.test_asyncio
print(".".join(map(str, sys.version_info[:3])))
for module in sys.argv[1:]:  # a version does not have what a later one brought
    if importlib.util.find_spec("test.test_asyncio.test_" + module):
        print(module)
"""


@dataclass(frozen=True)
class Conformance:
    """What came of one module on one interpreter.

    Attributes:
        module: of `test.test_asyncio`, without `test_`.
        expected: ids of the tests that pass on the stock loop.
        failed: ids of those of them that fail on a loop of ours -> the reason, empty for none.
        loops: how many loops of ours the tests made.
    """

    module: str
    expected: frozenset[str]
    failed: dict[str, str]
    loops: int

    @property
    def share(self) -> float:
        """Give the share of tests that pass on ours too, of those that pass on the stock loop."""
        return 1 - len(self.failed) / len(self.expected)


def measure(interpreter: str = sys.executable) -> tuple[str, list[Conformance]]:
    """Run all modules; give the interpreter's version and what came of each module.

    Raises:
        LookupError: the interpreter has come without its tests; some systems leave them out.
    """
    asked = subprocess.run([interpreter, "-c", _ASK, *MODULES], capture_output=True, text=True)
    if asked.returncode:
        raise LookupError(f"{interpreter} has no test.test_asyncio: its tests are not installed")
    version, *modules = asked.stdout.split()
    jobs = [(module, kind) for module in modules for kind in LOOPS]
    # One more than there are cores: the stock loop spends most of its time in waiting.
    with concurrent.futures.ThreadPoolExecutor((os.cpu_count() or 1) + 1) as pool:
        done = dict(zip(jobs, pool.map(lambda job: _child(interpreter, *job), jobs), strict=True))
    return version, [_compared(module, version, done) for module in modules]


def table(version: str, found: list[Conformance]) -> str:
    """Write what was measured, for people."""
    lines = [f"CPython {version}", f"{'module':<19}{'stock':>6}{'ours':>6}{'share':>9}{'loops':>7}"]
    for one in found:
        ours = len(one.expected) - len(one.failed)
        lines.append(
            f"{one.module:<19}{len(one.expected):>6}{ours:>6}{one.share:>9.1%}{one.loops:>7}"
        )
    stock, lost = sum(len(one.expected) for one in found), sum(len(one.failed) for one in found)
    loops = sum(one.loops for one in found)
    lines.append(f"{'all':<19}{stock:>6}{stock - lost:>6}{1 - lost / stock:>9.1%}{loops:>7}")
    for why, names in _by_reason(found).items():
        first, *more = sorted(names)
        also = f", and {len(more)} of the same name" if more else ""
        lines.append(f"  {first.removeprefix('test.test_asyncio.')}{also}:\n    {why}")
    return "\n".join(lines)


def _by_reason(found: list[Conformance]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for one in found:
        for name, why in sorted(one.failed.items()):
            groups.setdefault(why or f"NO REASON IS KNOWN ({name})", []).append(name)
    return groups


def _compared(module: str, version: str, done: dict[tuple[str, str], Any]) -> Conformance:
    stock, *ours = (done[module, kind] for kind in LOOPS)
    expected = frozenset(name for name, passed in stock["passed"].items() if passed)
    failed = {
        name: reason(name, version)
        for name in expected
        if not all(one["passed"].get(name) for one in ours)
    }
    return Conformance(module, expected, failed, sum(one["loops"] for one in ours))


def _child(interpreter: str, module: str, kind: str) -> Any:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [interpreter, __file__, "--child", module, kind],
        capture_output=True,
        text=True,
        timeout=300,
        env=environment,
    )
    try:
        return json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        raise RuntimeError(f"{module} on {kind} gave no result: {done.stderr[-2000:]}") from None


class _Collected(unittest.TestResult):
    """Whether each test passed, by its id; a skipped one is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.passed: dict[str, bool] = {}

    def addSuccess(self, test: unittest.TestCase) -> None:
        self.passed.setdefault(test.id(), True)

    def addError(self, test: unittest.TestCase, err: Any) -> None:
        self._failed(test, err)

    def addFailure(self, test: unittest.TestCase, err: Any) -> None:
        self._failed(test, err)

    def addSubTest(self, test: unittest.TestCase, subtest: unittest.TestCase, err: Any) -> None:
        if err is not None:
            self._failed(test, err)

    def _failed(self, test: unittest.TestCase, err: Any) -> None:
        self.passed[test.id()] = False
        if "--why" in sys.argv:
            sys.stderr.write(f"{test.id()}\n{self._exc_info_to_string(err, test)}\n")


def _exchange(kind: str) -> list[int]:
    """Put our loop in place of CPython's; gives the count of loops, to be read at the end."""
    made = [0]
    begin = VirtualTimeLoop.__init__

    def counted(self: VirtualTimeLoop, *args: Any) -> None:
        made[0] += 1
        begin(self, *args)

    class Loop(VirtualTimeLoop):
        def __init__(self, selector: Any = None) -> None:
            super().__init__(None, selector)

    class TestLoop(VirtualTimeLoop):
        def __init__(self, gen: object = None) -> None:
            super().__init__()

        def advance_time(self, advance: float) -> None:
            self.session.move_to(self.session.now + advance)

    def new_loop(test: object) -> Any:
        loop: Any = asyncio.SelectorEventLoop()
        loop.shutdown_ag_run = False

        async def shutdown_asyncgens() -> None:
            loop.shutdown_ag_run = True

        loop.shutdown_asyncgens = shutdown_asyncgens  # as the tests' own loop has it
        return loop

    VirtualTimeLoop.__init__ = counted  # type: ignore[method-assign]
    if kind == "virtual":
        for name in ("SelectorEventLoop", "EventLoop"):
            if hasattr(asyncio, name):
                setattr(asyncio, name, Loop)
        asyncio.DefaultEventLoopPolicy._loop_factory = Loop  # type: ignore[attr-defined]
    else:
        unittest.TestCase.__call__ = _simulated(unittest.TestCase.__call__)  # type: ignore[method-assign]
    utils = importlib.import_module("test.test_asyncio.utils")
    utils.TestLoop = TestLoop  # type: ignore[attr-defined]
    runners = importlib.import_module("test.test_asyncio.test_runners")
    runners.BaseTest.new_loop = new_loop
    return made


def _simulated(call: Any) -> Any:
    """Let each test be a program of its own: its thread, its clocks and its loops are watched."""

    def simulated(test: unittest.TestCase, *args: Any) -> Any:
        recorder = Recorder()
        session = recorder.session = Session(watcher=recorder)
        try:
            with session.owning(), session.turns.taking_part(), replaced():
                return call(test, *args)
        finally:
            session.turns.close()
            recorder.tasks(), recorder.threads(), recorder.loops()

    return simulated


def _run_child(module: str, kind: str) -> None:
    made = [0] if kind == "stock" else _exchange(kind)
    tests = unittest.defaultTestLoader.loadTestsFromName(f"test.test_asyncio.test_{module}")
    collected = _Collected()
    real, sys.stdout = sys.stdout, sys.stderr
    tests.run(collected)
    real.write("\n" + json.dumps({"passed": collected.passed, "loops": made[0]}) + "\n")
    real.flush()
    os._exit(0)  # a test may have left a thread that never ends


def main() -> None:
    if sys.argv[1:2] == ["--child"]:
        _run_child(*sys.argv[2:4])
    for interpreter in sys.argv[1:] or [sys.executable]:
        try:
            print(table(*measure(interpreter)), end="\n\n")
        except LookupError as error:
            print(error)


if __name__ == "__main__":
    main()
