"""One submission after the other in forked processes: fresh, alone, and ended for certain."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from looplab.grading.sandbox import KINDS, NoSandboxError, choose
from looplab.grading.warm.client import Lost, Worker
from looplab.grading.warm.frames import BadFrame
from looplab.grading.warm.known import Known, look
from looplab.grading.warm.outputs import Outputs

from .conftest import Submission


def gone(pid: int) -> bool:
    """Tell whether a process has ended, or does so now that it was killed."""
    ends = time.monotonic() + 20
    while alive(pid) and time.monotonic() < ends:
        time.sleep(0.01)
    return not alive(pid)


def alive(pid: int) -> bool:
    """Tell whether a process runs; one that only waits to be reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


class TestASubmission:
    def test_cells_share_what_they_define(self, run) -> None:
        assert run.text("x = 20", "async def f():\n    return x + 1", "await f()") == "21"

    def test_nothing_is_left_for_the_next_submission(self, run, tmp_path) -> None:
        run("x = 20; import json; json.x = 20; import os; os.environ['X'] = 'x'; os.chdir('/')")
        run.worker.open(tmp_path)
        seen = "import json, os; 'x' in globals(), hasattr(json, 'x'), 'X' in os.environ, len(In)"
        assert run.text(seen) == "(False, False, False, 2)"

    def test_it_begins_at_one_with_an_empty_namespace(self, run) -> None:
        hidden = "{n for n in globals() if n[0] != '_'} - {'In', 'Out', 'get_ipython', 'open'}"
        assert run.text(f"{hidden} - {{'exit', 'quit'}}") == "set()"
        assert run.worker.count == 1

    def test_its_exams_find_nothing_replaced(self, run) -> None:
        exam = "from looplab import exam\nwith exam('a', points=1) as e:\n"
        exam += "    with e.check('b', points=1):\n        pass"
        [report] = run(exam)
        assert report.data["text/plain"].splitlines()[1:] == ["  passed            1/1 b"]

    def test_its_folder_is_its_home(self, run, tmp_path) -> None:
        where = "os.getcwd(), os.path.expanduser('~'), tempfile.gettempdir()"
        assert run.text(f"import os, tempfile; {{*({where},)}}") == str({str(tmp_path)})

    def test_two_draw_other_numbers(self, run, tmp_path) -> None:
        draw = "import random; random.random()"
        first = run.text(draw)
        run.worker.open(tmp_path)
        assert run.text(draw) != first

    def test_a_process_that_a_cell_has_forked_ends_with_the_cell(self, run) -> None:
        run("import os\nme = os.getpid()\nfor _ in range(3): os.fork()")
        assert [run.text("os.getpid() == me") for _ in range(5)] == ["True"] * 5

    def test_a_module_beside_the_notebook_can_be_imported(self, run, tmp_path) -> None:
        (tmp_path / "helper_of_mine.py").write_text("answer = 42")
        assert run.text("import helper_of_mine; helper_of_mine.answer") == "42"

    def test_it_sees_no_token_of_the_grader(self, tmp_path, monkeypatch) -> None:
        monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "secret")
        with Worker(tmp_path) as worker:
            worker.open(tmp_path, {"NBGRADER_EXECUTION": "autograde"})
            seen = "import os; [*map(os.getenv, ('JUPYTERHUB_API_TOKEN', 'NBGRADER_EXECUTION'))]"
            [output] = worker.run(seen, timeout=20, limit=10_000)
        assert output.data["text/plain"] == "[None, 'autograde']"


class TestWhatIsWrittenOnADescriptor:
    """In a kernel it is shown, or comes too late to be: here it is shown."""

    @pytest.mark.parametrize(
        "write",
        [
            "os.write(1, b'by hand\\n')",
            "os.write(2, b'by hand\\n')",
            "os.system('echo by hand')",
            "subprocess.run(['echo', 'by hand'])",
            "sys.__stdout__.write('by hand\\n'); sys.__stdout__.flush()",
            "os.fork() and os.wait() or (print('by hand'), sys.stdout.flush(), os._exit(0))",
            "p = fork.Process(target=print, args=('by hand',)); p.start(); p.join()",
        ],
    )
    def test_it_is_shown(self, run, write: str) -> None:
        run("import multiprocessing, os, subprocess, sys")
        run("fork = multiprocessing.get_context('fork')")
        shown = run(f"print('first')\n{write};")
        assert "".join(o.text for o in shown).count("by hand\n") == 1

    def test_a_letter_that_is_cut_in_two_is_put_together(self, run) -> None:
        assert (
            run.text("import os; _ = os.write(1, b'\\xe2\\x98'); _ = os.write(1, b'\\x83')") == "☃"
        )


class TestALostCell:
    def test_one_that_the_kernel_does_not_answer(self, run) -> None:
        """Otherwise a test of plain asserts would not run, and count as passed."""
        run("import sys; sys.stdout = None")
        with pytest.raises(Lost) as lost:
            run("assert False")
        assert lost.value.kind == "dead"

    @pytest.mark.parametrize(
        "forever",
        [
            "import asyncio\nawait asyncio.Event().wait()",
            "async def spin():\n    while True: pass\nawait spin()",
            "from signal import *\npthread_sigmask(SIG_BLOCK, valid_signals())\nwhile True: pass",
            "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
            "import os\nos.closerange(3, 200)\nwhile True: pass",
        ],
        ids=["waits", "spins", "hears no signal", "stops itself", "closes every line"],
    )
    def test_one_that_never_ends(self, run, forever: str, tmp_path) -> None:
        with pytest.raises(Lost) as lost:
            run("print('so far', flush=True)\n" + forever, timeout=1)
        assert lost.value.kind in {"time", "dead"}  # a closed line is as good as an end
        assert lost.value.outputs[0].text == "so far\n"
        run.worker.open(tmp_path)
        assert run.text("1 + 1") == "2"

    def test_what_it_printed_is_kept_without_a_flush(self, run) -> None:
        with pytest.raises(Lost) as lost:
            run("print('so far')\nwhile True: pass", timeout=1.5)
        assert lost.value.outputs[0].text == "so far\n"

    @pytest.mark.parametrize(
        "end",
        [
            "os._exit(1)",
            "os.kill(os.getpid(), signal.SIGKILL)",
            "ctypes.string_at(0)",
            "os.abort()",
        ],
    )
    def test_one_that_ends_the_process(self, run, end: str) -> None:
        with pytest.raises(Lost) as lost:
            run(f"import os, signal, ctypes\nprint('so far', flush=True)\n{end}")
        assert lost.value.kind == "dead"
        assert lost.value.outputs[0].text == "so far\n"

    @pytest.mark.parametrize(
        "flood",
        [
            "while True: print('again and again')",
            "print('x' * 50_000_000)",
            "import os\nwhile True: os.write(1, b'x' * 1000)",
            "import subprocess\nsubprocess.run('yes')",
            "while True: display('x' * 1000)",
        ],
        ids=["prints", "one print", "descriptor", "program", "display"],
    )
    def test_one_that_prints_without_end(self, run, flood: str) -> None:
        with pytest.raises(Lost) as lost:
            run(flood, limit=100_000)
        assert lost.value.kind == "flood"

    @pytest.mark.parametrize(
        "written", ["nonsense", "{'cell': CELL}", "{'cell': CELL, 'type': [], 'content': {}}",
                    "{'cell': CELL, 'type': 'idle'}", "[1]", "{'cell': CELL, 'type': 'stream'}"]
    )  # fmt: skip
    def test_one_that_writes_on_the_graders_line(self, run, written: str) -> None:
        with pytest.raises(Lost) as lost:
            run(
                "import os, stat\n"
                "cell = get_ipython().parent_header['header']['msg_id']\n"
                f"text = {written!r}.replace('CELL', repr(cell)).replace(chr(39), chr(34))\n"
                "for fd in range(3, 100):\n"
                "    try: mode = os.fstat(fd).st_mode\n"
                "    except OSError: continue\n"
                "    if stat.S_ISSOCK(mode): os.write(fd, text.encode() + b'\\n')\n"
            )
        assert lost.value.kind == "dead"


def test_commands_run_where_no_terminal_is_to_be_had(tmp_path) -> None:
    """As on a terminal: what they say, when they end, and how."""
    try:
        sandbox = choose("landlock")
    except NoSandboxError as error:
        pytest.skip(str(error))
    with Worker(tmp_path, sandbox=sandbox) as worker:
        (tmp_path / "one").mkdir()
        worker.open(tmp_path / "one")
        run = Submission(worker, tmp_path)
        assert run.text("!echo out; echo error >&2; exit 3") == "out\r\nerror\r\n"
        assert run.text("_exit_code") == "3"
        assert run.text("!kill -9 $$", "_exit_code") == "-9"


DAEMON = """
import os, signal, sys, time
def leave(name):
    if os.fork():
        return
    os.setsid()
    if os.fork():
        os._exit(0)
    signal.pthread_sigmask(signal.SIG_SETMASK, signal.valid_signals())
    open(name, "w").write(str(os.getpid()))
    while True: time.sleep(1000)
def here(name):
    while not (os.path.exists(name) and open(name).read()): time.sleep(0.001)
    return int(open(name).read())
"""


class TestNothingIsLeftRunning:
    def test_daemons_children_and_threads(self, run) -> None:
        run(DAEMON, "leave('a'); leave('b')")
        pids = [int(run.text(f"here({name!r})")) for name in "ab"]
        run("import threading; threading.Thread(target=time.sleep, args=(1000,)).start()")
        pids.append(int(run.text("import subprocess; subprocess.Popen(['sleep', '1000']).pid")))
        assert all(map(alive, pids))
        run.worker.close()
        assert not any(map(alive, pids))
        assert sorted(run.worker.left) == ["python", "python", "sleep"]

    def test_a_lost_cell_takes_its_daemons_with_it(self, run) -> None:
        with pytest.raises(Lost):
            run(DAEMON, "leave('a')", "print(here('a'), flush=True)\nos._exit(1)")
        assert not alive(int((run.folder / "a").read_text()))

    def test_a_submission_that_forks_without_end(self, run) -> None:
        bomb = "import os, time\nfor _ in range(6): os.fork()\nos.fork()\ntime.sleep(1000)"
        with pytest.raises(Lost):
            run(bomb, timeout=1)
        assert len(run.worker.left) > 60

    def test_a_grader_that_is_killed(self, tmp_path) -> None:
        grader = f"""
import sys, time
from pathlib import Path
from looplab.grading.warm.client import Worker
root = Path({str(tmp_path)!r})
worker = Worker(root)
worker.start()
worker.open(root)
worker.run({DAEMON!r}, timeout=20, limit=10_000)
worker.run("leave('a')", timeout=20, limit=10_000)
worker.run("here('a')", timeout=20, limit=10_000)
worker.run("while True: pass", timeout=1000, limit=10_000)
"""
        process = subprocess.Popen([sys.executable, "-c", grader])
        while not (tmp_path / "a").exists() or not (tmp_path / "a").read_text():
            assert process.poll() is None
            time.sleep(0.01)
        process.kill()
        process.wait()
        daemon = int((tmp_path / "a").read_text())
        assert gone(daemon)


class TestAWarmParentThatIsGone:
    """Without a sandbox a submission can do this; the grader gets over it."""

    @pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "stopped"])
    def test_it_is_started_again_and_its_daemons_end(
        self, run, number: signal.Signals, tmp_path, monkeypatch
    ) -> None:
        monkeypatch.setattr("looplab.grading.warm.client.PATIENCE", 1)
        run(DAEMON, "leave('a')", "here('a')")
        with pytest.raises(Lost):
            run(f"os.kill(os.getppid(), {int(number)})\nwhile True: pass", timeout=1)
        assert gone(int((tmp_path / "a").read_text()))
        run.worker.open(tmp_path)
        assert run.text("1 + 1") == "2"


def test_a_parent_that_does_not_start_says_why(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("PYTHONHOME", "/nonexistent")
    from looplab.grading.warm.client import WorkerError

    with pytest.raises(WorkerError, match="did not start"):
        Worker(tmp_path).start()


def test_a_warm_parent_forks_from_one_thread(worker: Worker) -> None:
    worker.start()
    assert worker.language_info["name"] == "python"
    assert len(os.listdir(f"/proc/{worker.pid}/task")) == 1


PLAIN = Known(plain=True)


class TestATest:
    def test_one_of_plain_python_runs_as_it_stands(self, run) -> None:
        [output] = run.worker.run("1 + 1", timeout=20, limit=10_000, test=True, known=PLAIN)
        assert output.data["text/plain"] == "2"

    def test_one_with_a_magic_is_no_plain_python(self, run) -> None:
        assert look("x = 1\nassert await f(x) == 2  # or %x\n").plain
        assert not any(
            look(one).plain for one in ["%pip list", "x = !ls", "x?", "  x = 1", ">>> x"]
        )
        [output] = run.worker.run("%pwd", timeout=20, limit=10_000, test=True)
        assert output.data["text/plain"]

    def test_one_that_python_cannot_read_says_so_in_its_own_process(self, run) -> None:
        for source in ("x = (1,", "x = '''", "def f(:", "x = \\"):
            known = look(source)
            [output] = run.worker.run(source, timeout=20, limit=10_000, test=True, known=known)
            assert output.ename in ("SyntaxError", "_IncompleteInputError")

    def test_the_warm_parent_has_loaded_nothing_of_the_grader(self, run) -> None:
        loaded = "import sys\n{'nbformat', 'nbgrader', 'sqlalchemy'} & {*sys.modules}"
        assert run.text(loaded) == "set()"


def test_what_a_submission_draws_does_not_depend_on_who_drew_before(tmp_path, monkeypatch) -> None:
    home = tmp_path / "home"
    (lent := home / ".cache" / "matplotlib").mkdir(parents=True)
    (lent / "fontlist-v0.json").write_text("{}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / ".cache"))

    def drawn(name: str) -> str:
        (folder := tmp_path / name).mkdir()
        (folder / "matplotlibrc").write_text("lines.linewidth: 9\n")
        worker.open(folder)
        assert (folder / ".cache" / "matplotlib" / "fontlist-v0.json").is_file()
        source = "import sys\nsorted({'numpy', 'matplotlib'} & {*sys.modules})"
        [loaded] = worker.run(source, timeout=20, limit=10_000)
        assert loaded.data["text/plain"] == "[]"
        worker.run("from looplab import simulate", timeout=20, limit=10_000)
        [shown] = worker.run("simulate(lambda: 1)", timeout=60, limit=1_000_000)
        assert "<svg" in shown.data["text/html"]
        source = "import matplotlib\nmatplotlib.rcParams['lines.linewidth']"
        [width] = worker.run(source, timeout=20, limit=10_000)
        return str(width.data["text/plain"])

    with Worker(tmp_path) as worker:
        assert [drawn("first"), drawn("second")] == ["9.0", "9.0"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_submission_can_draw_in_every_sandbox(tmp_path, kind: str) -> None:
    try:
        sandbox = choose(kind)
    except NoSandboxError as error:
        pytest.skip(str(error))
    with Worker(tmp_path, sandbox=sandbox) as worker:
        for name in ("first", "second"):
            (tmp_path / name).mkdir()
            worker.open(tmp_path / name)
            worker.run("from looplab import simulate", timeout=20, limit=10_000)
            [shown] = worker.run("simulate(lambda: 1)", timeout=60, limit=1_000_000)  # no warning
            assert "<svg" in shown.data["text/html"]


@pytest.mark.parametrize(
    "before",
    [
        "x = 1;",
        "x = (1",
        "x = '''",
        "get_ipython().displayhook.quiet = lambda: True",
        "get_ipython().history_manager.input_hist_parsed.append('x;')",
    ],
)
def test_no_cell_before_hides_a_tests_value_or_makes_an_error_of_it(run, before: str) -> None:
    run(before)
    for known in (PLAIN, Known()):
        [output] = run.worker.run("0.5  # points", timeout=20, limit=10_000, test=True, known=known)
        assert output.data["text/plain"] == "0.5"


@pytest.mark.parametrize("source", ["0.5;", "0.5;  # silent\n\n# to its end", "'''\n# a ''';"])
def test_a_test_may_hide_its_own_value(run, source: str) -> None:
    run("x = 1")
    assert run.worker.run(source, timeout=20, limit=10_000, test=True) == []
    [output] = run.worker.run("a = 1; a\n# ;)", timeout=20, limit=10_000, test=True)
    assert output.data["text/plain"] == "1"


def test_what_no_notebook_can_hold_is_kept_as_text(run) -> None:
    shown = "{'text/plain': 3, 'text/html': None, 'application/json': 4}"
    [output] = run(f"display({shown}, raw=True)")
    assert output.data == {"text/plain": "3", "text/html": "null", "application/json": 4}


def test_what_is_nested_too_deeply_is_kept_in_a_word(run) -> None:
    deep = "x = 1\nfor i in range(DEPTH): x = [x]\n"
    shown = "display({'application/json': x, 'text/plain': 'a'}, raw=True)"
    for depth in (100, 300, 600, 900):
        [output] = run(deep.replace("DEPTH", str(depth)) + shown)
        assert output.data["text/plain"] == "a"
        assert (output.data["application/json"] == "(nested too deeply)") == (depth > 200)
    [output] = run("display({'text/plain': 'a'}, metadata={'b': x, 'c': 1}, raw=True)")
    assert output.metadata == {"b": "(nested too deeply)", "c": 1}


def test_a_cell_has_the_number_of_its_value(run) -> None:
    [first, second] = run("get_ipython().run_cell('1', store_history=True)\n2")
    assert (first.data["text/plain"], second.data["text/plain"]) == ("1", "2")
    assert run.worker.count == second.execution_count == 2
    run("get_ipython().execution_count += 5")
    assert run.worker.count == 3


def test_thousands_of_displays_of_one_id_are_taken_quickly() -> None:
    outputs = Outputs()
    for number in range(20_000):
        content = {"data": {"text/plain": str(number)}, "metadata": {}}
        outputs.take("display_data", content | {"transient": {"display_id": "a"}})
    assert {one.data["text/plain"] for one in outputs.cell} == {"19999"}
    assert len({id(one.data) for one in outputs.cell}) == 1  # an update changes one thing


def test_an_empty_display_id_is_none() -> None:
    outputs = Outputs()
    for text, transient in (("a", {"display_id": ""}), ("b", {}), ("c", {"display_id": ""})):
        content = {"data": {"text/plain": text}, "metadata": {}, "transient": transient}
        outputs.take("display_data", content)
    assert [one.data["text/plain"] for one in outputs.cell] == ["a", "b", "c"]


def test_a_number_that_no_notebook_can_hold_is_none(run) -> None:
    run("get_ipython().execution_count = -7")
    [shown] = run("5")
    assert shown.data["text/plain"] == "5"
    assert shown.execution_count is None
    assert run.worker.count is None


@pytest.mark.parametrize("half", ["\\ud800", "\\udfff"])
def test_half_a_character_is_replaced(run, half: str) -> None:
    [printed] = run(f"print('a{half}b', '\\U0001f600', chr(0x2028))")
    assert printed.text == "a?b \U0001f600 \u2028\n"
    [shown] = run(f"display({{'text/plain': '{half}', 'text/html': 'é'}}, raw=True)")
    assert shown.data == {"text/plain": "?", "text/html": "é"}
    [error] = run(f"raise ValueError('{half}')")
    assert error.evalue == "?"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("stream", {"name": "stdout", "text": ["a"]}),
        ("stream", {"name": 1, "text": "a"}),
        ("stream", {"text": "a"}),
        ("display_data", {"data": "a", "metadata": {}}),
        ("display_data", {"data": {}, "metadata": []}),
        ("execute_result", {"data": {}, "metadata": {}}),
        ("stream", "a"),
        ("stream", None),
        (None, {"name": "stdout", "text": "a"}),
        (["stream"], {"name": "stdout", "text": "a"}),
        ("error", {"ename": "a", "evalue": "", "traceback": "a"}),
        ("error", {"ename": "a", "evalue": "", "traceback": [1]}),
        ("error", {"ename": None, "evalue": "", "traceback": []}),
    ],
)
def test_what_no_kernel_sends_is_no_output(kind: object, content: object) -> None:
    with pytest.raises(BadFrame):
        Outputs().take(kind, content)
