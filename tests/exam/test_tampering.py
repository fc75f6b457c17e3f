"""What a program in the same process can do to a test cell, and what comes of it.

Each trick stands beside a wrong answer. Without the exam's guard the trick earns points: that is
asked as well, since a trick that never works shows nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(400)  # the first test waits for seventy processes

GIVEN = "import asyncio, builtins, gc, sys, threading, time\nimport looplab"
SLOW = """
async def fetch_all(waits):
    found = []
    for wait in waits:
        await asyncio.sleep(wait)
        found.append(wait)
    return found
"""
RIGHT = """
async def fetch_all(waits):
    await asyncio.gather(*(asyncio.sleep(wait) for wait in waits))
    return list(waits)
"""
CHEATING_SLEEP = """
real_sleep = asyncio.sleep
async def cheating_sleep(wait, result=None):
    # The second wait begins when the first did.
    return await real_sleep(max(0, wait - asyncio.get_running_loop().time()), result)
"""
TEST = """
from looplab import exam, expect, simulate
with exam("fetch", points=3) as e:
    with e.check("at the same time", points=1):
        run = simulate(fetch_all, [2.0, 1.0])
        expect(run, result=[2.0, 1.0], elapsed=2.0)
    with e.check("by hand", points=1):
        run = simulate(fetch_all, [1.0, 3.0])
        assert run.elapsed == max(1.0, 3.0)
        assert sorted(run.result) == [1.0, 3.0]
    with e.check("one page", points=1):
        expect(simulate(fetch_all, [1.0]), result=[1.0], elapsed=asyncio.sleep and 1.0)
e.score
"""


@dataclass(frozen=True)
class Trick:
    """A notebook's cells, what they earn with and without the guard, and what is said.

    Attributes:
        answer: the learner's cell.
        score: what it earns; a wrong answer earns 1, for the page that is alone.
        without: what it earns without a guard; None to leave that out.
        kinds: of the findings of the three checks.
        says: a piece of the remark, if there must be one.
        given: the cell before.
        grading: whether the work is graded.
    """

    answer: str
    score: float | None = 1.0
    without: float | None = 3.0
    kinds: tuple[str, ...] = ("awaited-one-by-one", "does-not-hold", "")
    says: str = ""
    given: str = GIVEN
    grading: bool = False


TRICKS = {
    "a sleep of asyncio that cheats": Trick(
        SLOW + CHEATING_SLEEP + "asyncio.sleep = cheating_sleep", says="`asyncio.sleep`"
    ),
    "the same, before looplab was imported": Trick(
        "import looplab" + SLOW,
        without=None,
        given="import asyncio\n" + CHEATING_SLEEP + "asyncio.sleep = cheating_sleep",
        says="`asyncio.sleep`",
    ),
    "a sleep of time from before looplab was imported": Trick(
        "import asyncio, looplab\nasync def fetch_all(waits):\n    time.sleep(max(waits))\n"
        "    return list(waits)",
        score=1.0,
        without=None,
        given="import time\ntime.sleep = lambda seconds: None",
        kinds=("blocked-the-loop", "", "blocked-the-loop"),
        says="`time.sleep`",
    ),
    "a method of an asyncio class": Trick(
        SLOW + "asyncio.BaseEventLoop.call_later = lambda *a, **k: None\n"
        "looplab.clock.loop.VirtualTimeLoop.time = lambda self: 0.0",
        without=None,
        says="`asyncio.base_events.BaseEventLoop.call_later`",
    ),
    "a max that says what the test wants": Trick(
        "async def fetch_all(waits):\n    await asyncio.sleep(most(waits) + 1)\n"
        "    return list(waits)\n"
        "most = builtins.max\nbuiltins.max = lambda *a: most(*a) + (a == (1.0, 3.0))",
        score=0.0,
        without=1.0,
        kinds=("too-late", "does-not-hold", "too-late"),
        says="`max`",
    ),
    "a sorted that is always content": Trick(
        "async def fetch_all(waits):\n    await asyncio.sleep(most(waits))\n    return waits[:1]\n"
        "most = max\nusual = sorted\n"
        "builtins.sorted = lambda a, **k: [1.0, 3.0] if a == [1.0] else usual(a, **k)",
        without=2.0,
        kinds=("wrong-result", "does-not-hold", ""),
        says="`sorted`",
    ),
    "an isinstance of its own": Trick(
        SLOW + "usual = isinstance\nbuiltins.isinstance = lambda a, b: usual(a, b)",
        without=1.0,
        says="`isinstance`",
    ),
    "an expect that asks nothing": Trick(
        SLOW + "looplab.expect = lambda *a, **k: None", without=2.0, says="`looplab.expect`"
    ),
    "an expect emptied from inside": Trick(
        SLOW + "looplab.expect.__code__ = (lambda *a, **k: None).__code__",
        without=2.0,
        says="`looplab.expect`",
    ),
    "an expect with other defaults": Trick(
        "import time\nasync def fetch_all(waits):\n    time.sleep(max(waits))\n"
        "    return list(waits)\nlooplab.expect.__kwdefaults__['blocked'] = looplab.exam.ANYTHING"
        .replace("looplab.exam.", "sys.modules['looplab.exam']."),
        score=1.0,
        kinds=("blocked-the-loop", "", "blocked-the-loop"),
        says="`looplab.blocked`",
    ),
    "a diagnosis that finds nothing": Trick(
        SLOW + "sys.modules['looplab.exam.expect'].diagnose = lambda *a: ()",
        without=2.0,
        says="`looplab.diagnose`",
    ),
    "a simulate that knows the answers": Trick(
        SLOW + "looplab.simulate = lambda program, waits: looplab.Run(max(waits), list(waits))",
        says="`looplab.simulate`",
    ),
    "a run that says what is wanted": Trick(
        SLOW + "looplab.Run.elapsed = property(lambda run: max(run.result), lambda *a: None)\n"
        "looplab.Run.tasks = property(lambda run: (), lambda *a: None)",
        says="`looplab.elapsed`",
    ),
    "a module in the place of looplab": Trick(
        SLOW + "import types\nfake = types.ModuleType('looplab')\n"
        "vars(fake).update(vars(looplab))\n"
        "fake.expect = lambda *a, **k: None\nsys.modules['looplab'] = fake",
        without=2.0,
        says="`looplab",
    ),
    "an exam that counts otherwise": Trick(
        SLOW + "sys.modules['looplab.exam.session'].Exam.score = 3.0", says="`looplab.score`"
    ),
    "checks that are always passed": Trick(
        SLOW + "sys.modules['looplab.exam.check'].Check.passed = property(\n"
        "    lambda self: True, lambda self, value: None)",
        says="`looplab.passed`",
    ),
    "a check that ends well": Trick(
        SLOW + "import contextlib\nsys.modules['looplab.exam.session'].Exam.check = (\n"
        "    lambda *a, **k: contextlib.suppress(AssertionError))",
        without=None,
        says="`looplab.check`",
    ),
    "a name of looplab hidden by another": Trick(
        SLOW + "sys.modules['looplab.exam.check'].len = len\n"
        "sys.modules['looplab.exam.judging'].isinstance = lambda *a: False",
        without=None,
        says="`looplab.isinstance`",
    ),
    "a test's name taken while the program runs": Trick(
        SLOW + "slow = fetch_all\nasync def fetch_all(waits):\n    global expect\n"
        "    expect = lambda *a, **k: None\n    return await slow(waits)",
        score=0.0,
        without=2.0,
        kinds=("name-taken", "name-taken", "name-taken"),
    ),
    "the exam's own name taken while the program runs": Trick(
        RIGHT + "right = fetch_all\nasync def fetch_all(waits):\n    global e\n    e = None\n"
        "    return await right(waits)",
        score=0.0,
        without=None,
        kinds=("name-taken", "name-taken", "name-taken"),
    ),
    "a diagnosis replaced while the program runs": Trick(
        SLOW + "slow = fetch_all\nasync def fetch_all(waits):\n"
        "    sys.modules['looplab.exam.expect'].diagnose = lambda *a: ()\n"
        "    return await slow(waits)",
        score=0.0,
        without=2.0,
        kinds=("replaced", "replaced", "replaced"),
    ),
    "an asyncio replaced while the program runs": Trick(
        SLOW + CHEATING_SLEEP + "slow = fetch_all\nasync def fetch_all(waits):\n"
        "    asyncio.sleep = cheating_sleep\n    return await slow(waits)",
        score=0.0,
        without=None,  # what a run replaces is put back after it, exam or not
        kinds=("replaced", "replaced", "replaced"),
    ),
    "a number called max": Trick(
        "max = 3" + RIGHT, score=2.0, without=2.0, kinds=("", "name-taken", "")
    ),
    "a list called sorted": Trick(
        "sorted = [1, 2]" + RIGHT, score=2.0, without=2.0, kinds=("", "name-taken", "")
    ),
    "a function called sorted that lies": Trick(
        "def sorted(any): return [1.0, 3.0]\n"
        "async def fetch_all(waits):\n    await asyncio.sleep(max(waits))\n    return waits[:1]",
        without=2.0,
        kinds=("wrong-result", "name-taken", ""),
    ),
    "no asyncio any more": Trick(
        RIGHT.replace("asyncio.", "aio.") + "aio, asyncio = asyncio, None",
        score=2.0,
        without=2.0,
        kinds=("", "", "name-taken"),
    ),
    "names that the test does not need": Trick(
        "list_ = list\nlist, time, sum = [1, 2], 5, 0" + RIGHT.replace("list(", "list_("),
        score=3.0,
        kinds=("", "", ""),
    ),
    "a transformer that drops asserts": Trick(
        SLOW + "import ast\nclass Drop(ast.NodeTransformer):\n"
        "    def visit_Assert(self, node): return ast.Pass()\n"
        "    def visit_Call(self, node):\n"
        "        if getattr(node.func, 'id', '') == 'expect': return ast.Constant(None)\n"
        "        return self.generic_visit(node)\n"
        "get_ipython().ast_transformers.append(Drop())",
        score=0.0,
        kinds=("replaced", "replaced", "replaced"),
    ),
    "a transformer of the text": Trick(
        SLOW + "import re\nget_ipython().input_transformers_post.append(\n"
        "    lambda lines: [re.sub(r'elapsed=.*\\)$|assert .*', 'prints=[])' if 'expect' in line\n"
        "                   else 'pass', line.rstrip()) + '\\n' for line in lines])",
        score=0.0,
        kinds=("replaced", "replaced", "replaced"),
    ),
    "a handler for all exceptions": Trick(
        SLOW + "get_ipython().set_custom_exc((BaseException,), lambda *a, **k: None)", without=1.0
    ),
    "a tracer that jumps over lines": Trick(
        SLOW + "def tracer(frame, event, arg):\n"
        "    if 'fetch_all' not in frame.f_code.co_names or frame.f_globals is not globals():\n"
        "        return None\n"
        "    import linecache\n"
        "    line = linecache.getline(frame.f_code.co_filename, frame.f_lineno)\n"
        "    if event == 'line' and 'assert run.elapsed' in line:\n"
        "        frame.f_lineno += 1\n"
        "    return tracer\n"
        "sys.settrace(tracer)",
        without=2.0,
        grading=True,
    ),
    "a collector's callback": Trick(
        SLOW + "def pass_all(*_):\n"
        "    for e in sys.modules['looplab.exam.session']._open:\n"
        "        for check in e._checks: check._findings, check.passed = (), True\n"
        "gc.callbacks.append(pass_all)",
        without=None,
        grading=True,
    ),
    "an assertion swallowed on its way": Trick(
        "async def fetch_all(waits):\n"
        "    try:\n        raise AssertionError\n    except BaseException:\n        return [1.0]",
        score=0.0,
        without=0.0,
        kinds=("wrong-result", "does-not-hold", "too-early"),
    ),
    "an end of Python": Trick(
        SLOW + "def fetch_all(waits):\n    sys.exit()", score=0.0, without=0.0,
        kinds=("raised", "does-not-hold", "raised"),
    ),
    "an end of the process": Trick(
        SLOW + "import os\nasync def fetch_all(waits):\n    os._exit(0)", score=None, without=None
    ),
    "nest_asyncio": Trick(
        RIGHT + "import nest_asyncio\nnest_asyncio.apply(asyncio.new_event_loop())",
        score=3.0,
        without=None,
        kinds=("", "", ""),
        says="`asyncio.run`",
    ),
    "nothing at all": Trick(SLOW, without=1.0),
    "a right answer": Trick(RIGHT, score=3.0, kinds=("", "", "")),
}  # fmt: skip


@pytest.fixture(scope="module")
def outcomes():
    jobs = {}
    for name, trick in TRICKS.items():
        first = [
            "import os; os.environ.update(NBGRADER_EXECUTION='autograde')" if trick.grading else ""
        ]
        cells = [*first, trick.given, trick.answer, TEST]
        loaded = trick.given == GIVEN
        jobs[name] = {"cells": cells, "guarded": True, "loaded": loaded}
        if trick.without is not None:
            jobs[name + " (unguarded)"] = {"cells": cells, "guarded": False, "loaded": loaded}
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("in_children.py"))],
        input=json.dumps(jobs),
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", TRICKS)
def test_a_trick_earns_nothing(outcomes, name):
    trick, came = TRICKS[name], outcomes[name]
    if trick.score is None:
        assert came is None
        return
    assert tuple(came["kinds"]) == trick.kinds, came
    assert came["score"] == trick.score
    assert trick.says in " ".join(came["remarks"])
    assert bool(trick.says) == bool(came["remarks"])


@pytest.mark.parametrize("name", [name for name, one in TRICKS.items() if one.without is not None])
def test_a_trick_works_where_nothing_stands_against_it(outcomes, name):
    came = outcomes[name + " (unguarded)"]
    assert came["score"] == TRICKS[name].without, came


def test_nothing_counts_as_replaced_after_all_of_looplab_was_used():
    code = (
        "import asyncio, looplab\n"
        "from looplab.exam import delays\n"
        "from looplab.exam.originals import originals\n"
        "assert originals.put_back() == []\n"
        "def body(waits):\n"
        "    looplab.expect(looplab.simulate(asyncio.sleep, sum(waits)), elapsed=max(waits))\n"
        "with looplab.exam('a', points=1) as e:\n"
        "    with e.check('b', points=1):\n"
        "        looplab.for_all(waits=delays(min_size=1))(body)\n"
        "asyncio.run(looplab.observe(asyncio.sleep, 0))\n"
        "e.report.html(pictures=True)\n"
        "import IPython, nbformat, matplotlib.pyplot\n"
        "import datetime\n"
        "datetime.datetime.strptime('1', '%d')  # makes `time.tzname` anew, as ipykernel does\n"
        "assert originals.put_back() == []\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_was_put_aside_is_given_back_but_nothing_of_looplab():
    code = (
        "import asyncio, looplab\n"
        "theirs = asyncio.sleep = lambda *a: None\n"
        "expect, looplab.expect = looplab.expect, print\n"
        "with looplab.exam('a', points=1) as e:\n"
        "    with e.check('b', points=1):\n"
        "        assert asyncio.sleep is not theirs\n"
        "assert e.score == 1.0\n"
        "assert asyncio.sleep is theirs\n"
        "assert looplab.expect is expect\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_name_that_stood_for_none_comes_back_too():
    code = (
        "import contextlib, looplab.exam\n"
        "from looplab.exam.originals import originals\n"
        "del contextlib._RedirectStream._stream\n"
        "(change,) = originals.put_back()\n"
        "assert change.name == 'contextlib._RedirectStream._stream'\n"
        "assert contextlib._RedirectStream._stream is None\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_is_replaced_between_two_checks_is_found_in_front_at_once_and_elsewhere_after():
    code = (
        "import asyncio, looplab\n"
        "from looplab.diagnose import finding\n"
        "import looplab.diagnose\n"
        "with looplab.exam('a', points=3) as e:\n"
        "    with e.check('before', points=1):\n"
        "        pass\n"
        "    asyncio.sleep = None\n"
        "    with e.check('after asyncio', points=1):\n"
        "        assert asyncio.sleep is not None\n"
        "    looplab.diagnose.finding = None\n"
        "    with e.check('after ours', points=1):\n"
        "        pass\n"
        "assert [check.earned for check in e.report.checks] == [1, 1, 0]\n"
        "assert 'replaced `looplab.finding`' in e.report.checks[2].finding.sentence\n"
        "assert looplab.diagnose.finding is finding\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
