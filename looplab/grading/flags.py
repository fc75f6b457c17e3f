"""Notice what in a submission's text deserves a person's look.

A test and what it tests share a process, and a program that wants to look behind the test can. What
it needs for that, hardly any honest answer uses. So it is noted on the instructor's page, and
nothing else comes of it: no points are lost, and the student's page says nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

__all__ = ["flags"]

MODULES = {
    "gc": "looks with `gc` at all objects of the process, the test's too",
    "ctypes": "reaches with `ctypes` into the interpreter's memory",
    "inspect": "looks with `inspect` at frames or sources",
    "linecache": "reads with `linecache` what cells were run",
    "builtins": "reaches into `builtins`, which every test uses",
    "atexit": "leaves something to do for the end of the process (`atexit`)",
    "ptrace": "reaches into other processes",
}
"""Modules that an answer has no use for. Below, the same for other names."""

FRAMES = "looks at the frames of its callers, and so at the test"
IPYTHON = "reaches into IPython, which runs the tests and shows what came of them"
PARENT = "finds out about or signals another process (`getppid`, `kill`)"
ATTRIBUTES = {
    **dict.fromkeys(("_getframe", "_current_frames", "f_back", "f_locals", "f_globals"), FRAMES),
    **dict.fromkeys(("f_code", "f_builtins", "f_lineno", "tb_frame", "cr_frame"), FRAMES),
    **dict.fromkeys(("co_consts", "co_code", "__code__", "__closure__"), FRAMES),
    **dict.fromkeys(("settrace", "setprofile"), "watches what the test does (`settrace`)"),
    **dict.fromkeys(("getppid", "killpg"), PARENT),
    **dict.fromkeys(("ast_transformers", "input_transformers_post", "set_custom_exc"), IPYTHON),
    **dict.fromkeys(("input_transformer_manager", "display_pub", "display_formatter"), IPYTHON),
    **dict.fromkeys(("displayhook", "events", "kernel", "history_manager", "user_ns"), IPYTHON),
    **dict.fromkeys(("run_cell", "run_cell_async", "run_code", "showtraceback"), IPYTHON),
}
NAMES = {
    **dict.fromkeys(("In", "_ih", "_i", "_ii", "_iii"), f"{IPYTHON} (its list of inputs)"),
    "__builtins__": MODULES["builtins"],
}
TEXTS = {
    "gradebook": "names the gradebook",
    "source/": "names the instructor's folder `source/`",
    "autograded": "names the folder in which grading happens",
    "submitted": "names the folder of all submissions",
    ".ipynb": "names a notebook's file (.ipynb), its own perhaps, with the hidden tests in it",
    "/proc": "reads about processes (`/proc`)",
    "vnd.looplab": "makes a report of its own",
    "looplab.": "reaches into looplab by the names of its modules",
    "HIDDEN TESTS": "looks for hidden tests",
    "NBGRADER": "asks whether it is being graded",
}
REPLACEABLE = {"asyncio", "time", "threading", "loop", "builtins", "sys", "looplab"}
WORD = re.compile(r"[A-Za-z_]\w*")


def flags(source: str) -> list[str]:
    """List, in sentences without a subject, what a person should look at in a cell.

    Example:
        >>> flags("import atexit")
        ['leaves something to do for the end of the process (`atexit`)']
    """
    tree = _tree(source)
    if tree is None:  # a program that does not run; its words tell enough
        words = WORD.findall(source)
        found = (MODULES.get(word) or ATTRIBUTES.get(word) for word in words)
        return list(dict.fromkeys(one for one in found if one))
    return list(dict.fromkeys(said for node in ast.walk(tree) for said in _of(node)))


def _tree(source: str) -> ast.Module | None:
    """Read a cell as IPython does, magics and all."""
    try:
        manager: Any = TransformerManager
        text: str = manager().transform_cell(source)
        return ast.parse(text)
    except Exception:  # of any text: syntax, null bytes, nesting
        return None


def _of(node: ast.AST) -> Iterator[str]:
    """Say what a piece of a program does that is worth a look."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from _imported(node)
    elif isinstance(node, ast.Attribute) and node.attr in ATTRIBUTES:
        yield ATTRIBUTES[node.attr]
    elif isinstance(node, ast.Name) and node.id in NAMES and isinstance(node.ctx, ast.Load):
        yield NAMES[node.id]
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from (said for text, said in TEXTS.items() if text in node.value)
    elif isinstance(node, ast.Assign):
        yield from (said for target in node.targets for said in _replaced(target))
    elif isinstance(node, ast.Call):
        yield from _called(node)
    elif isinstance(node, ast.FunctionDef) and node.name == "__eq__" and _always_true(node):
        yield "has objects that equal everything (`__eq__`)"


def _imported(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    else:
        names = [node.module or ""]
        for alias in node.names:
            if alias.name in ATTRIBUTES:
                yield ATTRIBUTES[alias.name]
    for name in names:
        if said := MODULES.get(name.partition(".")[0]):
            yield said
        if name.startswith("looplab."):
            yield f"imports what only looplab itself needs (`{name[:60]}`)"


def _replaced(target: ast.expr) -> Iterator[str]:
    """Say what an assignment puts in the place of something that is not the program's."""
    if isinstance(target, ast.Attribute):
        first: ast.expr = target
        while isinstance(first, ast.Attribute):
            first = first.value
        if isinstance(first, ast.Name) and first.id in REPLACEABLE:
            yield f"replaces something in `{first.id}`"
    elif isinstance(target, ast.Subscript) and ast.unparse(target.value) == "sys.modules":
        yield "puts a module of its own into `sys.modules`"


def _called(node: ast.Call) -> Iterator[str]:
    name = ast.unparse(node.func)
    if name in ("os.kill", "signal.pidfd_send_signal"):
        yield PARENT
    elif name == "setattr" and node.args and ast.unparse(node.args[0]) in REPLACEABLE:
        yield f"replaces something in `{ast.unparse(node.args[0])}`"
    elif name in ("exec", "eval", "compile") or name.endswith(("_line_magic", "_cell_magic")):
        for given in node.args:
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                yield from flags(given.value)


def _always_true(node: ast.FunctionDef) -> bool:
    last = node.body[-1]
    return (
        len(node.body) == 1
        and isinstance(last, ast.Return)
        and isinstance(last.value, ast.Constant)
        and last.value.value is True
    )
