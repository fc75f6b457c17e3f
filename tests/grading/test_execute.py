"""Cells that never end, end everything, or print without end: they are lost alone."""

from __future__ import annotations

import pytest
from traitlets.config import Config

from looplab.grading.execute import ExecuteAnyway
from looplab.grading.lost import STOPPED, definitions

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(params=["warm", "kernel"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def run(small, way: str):
    """Run a submission; a kernel's seconds are the wall's, so what must end has many."""
    config = Config()
    config.ExecuteAnyway.way = way

    def _run(seconds: int = 30, **answers: str):
        config.Execute.timeout = config.ExecuteAnyway.test_timeout = seconds
        nb = small.right(**answers)
        ExecuteAnyway(config=config).preprocess(nb, {"metadata": {"path": str(small.root)}})
        return nb

    return _run


def ended_well(nb, *names: str) -> bool:
    cells = [c for c in nb.cells if c.metadata.get("nbgrader", {}).get("grade_id") in names]
    return not any(o.output_type == "error" for c in cells for o in c.outputs)


class TestAWaitThatNeverEnds:
    @pytest.mark.slow
    @pytest.mark.parametrize(
        "forever",
        [
            "import asyncio\nawait asyncio.Event().wait()",
            "async def spin():\n    while True: pass\nawait spin()",
            "import time\nwhile True: time.sleep(1)",
            "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
        ],
        ids=["an event nobody sets", "a coroutine that spins", "a sleeper", "a stopped process"],
    )
    def test_it_is_stopped_and_the_rest_is_run(self, run, small, forever: str) -> None:
        nb = run(3, add=f"async def add(a, b):\n    return a + b\n{forever}")
        assert "still running after 3 seconds" in small.error(nb, "add")
        assert ended_well(nb, "setup", "test-add", "double", "test-double")

    @pytest.mark.slow
    def test_in_a_test_it_costs_that_test(self, run, small) -> None:
        nb = run(3, add="import asyncio\nasync def add(a, b):\n    await asyncio.Event().wait()")
        assert "still running after 3 seconds" in small.error(nb, "test-add")
        assert "add" in small.cell(nb, "add").source
        assert ended_well(nb, "add", "double", "test-double")


class TestAKernelThatIsGone:
    def test_the_cell_is_lost_and_the_rest_is_run(self, run, small) -> None:
        nb = run(add="async def add(a, b):\n    return a + b\nimport os\nos._exit(1)")
        assert "the kernel ended" in small.error(nb, "add")
        assert ended_well(nb, "setup", "test-add", "double", "test-double")

    def test_in_a_test_it_costs_that_test(self, run, small) -> None:
        nb = run(double="import os\ndef double(n):\n    os._exit(1)")
        assert "the kernel ended" in small.error(nb, "test-double")
        assert ended_well(nb, "test-add")

    @pytest.mark.slow
    def test_a_notebook_that_kills_every_kernel_comes_to_its_end(self, small, way) -> None:
        nb = small.right()
        place = small.index(nb, "add")
        for _ in range(9):
            nb.cells.insert(place, small.cell(nb, "add").copy())
            nb.cells[place].source = "import os\nos._exit(1)"
        runner = ExecuteAnyway(max_restarts=2, way=way)
        runner.preprocess(nb, {"metadata": {"path": str(small.root)}})
        lost = [
            o.evalue for c in nb.cells for o in c.get("outputs", []) if o.output_type == "error"
        ]
        assert sum("the kernel ended" in line for line in lost) == 3
        assert any("Not run: 3 cells before it" in line for line in lost)


@pytest.mark.slow
class TestOutputWithoutEnd:
    def test_it_is_stopped_and_its_beginning_kept(self, run, small) -> None:
        nb = run(add="async def add(a, b):\n    return a + b\nwhile True: print('again and again')")
        assert "more than 2 MB of output" in small.error(nb, "add")
        printed = [o.text for o in small.cell(nb, "add").outputs if o.output_type == "stream"]
        assert "".join(printed).startswith("again and again\n")
        assert len("".join(printed)) <= 4_000
        assert ended_well(nb, "test-add", "double", "test-double")

    def test_output_below_the_limit_is_kept(self, run, small) -> None:
        nb = run(add="async def add(a, b):\n    return a + b\nprint('x' * 1_000_000)")
        assert len(small.cell(nb, "add").outputs[0].text) == 1_000_001


@pytest.mark.slow
class TestTheNewKernel:
    def test_it_knows_what_cells_with_an_error_had_defined(self, run) -> None:
        nb = run(
            add="async def add(a, b):\n    return a + b\nraise ValueError",
            double="def double(n):\n    return n + n\nimport os\nos._exit(1)",
        )
        assert ended_well(nb, "test-add", "test-double")

    def test_a_cell_that_works_only_once_is_left_out_the_second_time(self, run, small) -> None:
        once = (
            "import os, time\nasync def add(a, b):\n    return a + b\n"
            "if os.path.exists('been'): os._exit(1)\nopen('been', 'w').close()"
        )
        nb = run(add=once, double="def double(n):\n    return n + n\nimport os\nos._exit(1)")
        assert ended_well(nb, "add", "test-add", "test-double")

    def test_a_lost_test_is_not_run_again(self, run, small) -> None:
        count = "open('runs', 'a').write('x')"
        nb = run(
            add=f"import os\nasync def add(a, b):\n    {count}\n    os._exit(1)",
            double="runs = 'runs'\ndef double(n):\n    return 2 * n * len(open(runs).read())\n"
            "import os\nos._exit(1)",
        )
        assert small.error(nb, "test-add").startswith("Stopped")
        assert ended_well(nb, "test-double")


DROP_ASSERTS = """
import ast
class Drop(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()
get_ipython().ast_transformers.append(Drop())
"""
DROP_THEM_LATER = """
def again(*_):
    get_ipython().ast_transformers.append(Drop())
get_ipython().events.register("pre_run_cell", again)
get_ipython().events.register("pre_execute", again)
"""
NAMELESS = """
class Nameless:
    def __repr__(self):
        raise ValueError("no words")
Nameless()
"""


class TestBeforeATest:
    def test_what_was_hung_into_ipython_is_taken_away(self, run, small) -> None:
        nb = run(add="async def add(a, b):\n    return 4" + DROP_ASSERTS + DROP_THEM_LATER)
        assert not ended_well(nb, "test-add")
        assert ended_well(nb, "add", "double", "test-double")

    def test_an_error_in_showing_a_value_is_its_cells_alone(self, run, small) -> None:
        nb = run(add="async def add(a, b):\n    return a + b" + NAMELESS)
        assert "no words" in small.error(nb, "add")
        assert ended_well(nb, "test-add", "test-double")

    def test_no_list_of_inputs_shows_the_test_to_what_it_tests(self, run, small) -> None:
        nb = run(double="def double(n):\n    raise ValueError(In[-1])")
        assert "def double" in str(small.cell(nb, "test-double").outputs)
        assert "exam(" not in str(small.cell(nb, "test-double").outputs)


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("import asyncio\nawait asyncio.Event().wait()", "import asyncio"),
        ("limit = 3\ndata = load()\nx: int = 4", "limit = 3\nx: int = 4"),
        ("@cache\ndef f():\n    return 1  # why\nf()", "@cache\ndef f():\n    return 1  # why"),
        ("class A:\n    b = 1\nA()", "class A:\n    b = 1"),
        ("%time\ndef f(): ...", ""),
        ("def f(:", ""),
        ("x = 1\0", ""),
    ],
)
def test_of_a_lost_cell_only_definitions_are_kept(source: str, kept: str) -> None:
    assert definitions(source) == kept


def test_a_cell_that_was_stopped_is_known_by_the_name_of_its_error(run, small) -> None:
    nb = run(add="import os\nos._exit(1)")
    assert small.cell(nb, "add").outputs[-1].ename == STOPPED


@pytest.mark.parametrize("deep", ["-" * 3_000 + "1", "(" * 3_000, "1+" * 4_900 + "1"])
def test_a_lost_cell_that_is_too_deep_to_be_read_defines_nothing(deep: str) -> None:
    assert definitions(f"x = {deep}") == ""
