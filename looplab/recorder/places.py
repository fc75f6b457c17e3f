"""Names for what a program's coroutines are and where they stand."""

from __future__ import annotations

import asyncio
import os
import sys
import sysconfig
from functools import lru_cache, partial
from types import CodeType, TracebackType
from typing import Any

from looplab.run import Place

Frames = tuple[tuple[CodeType, int], ...]  # from a task's outermost coroutine inwards: code, line

_ASYNCIO = os.path.dirname(asyncio.__file__) + os.sep
_LIBRARY = tuple(
    {sysconfig.get_path(name) + os.sep for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    | {os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep, "<frozen"}
)
# what asyncio itself runs to close a generator that was left open
_PLAIN = {"async_generator_athrow": "aclose", "async_generator_asend": "anext"}
_CALLS = {"sleep": "time.sleep", "run": "asyncio.run()"}
_OURS = ("Recorder.", "Session.", "Turns.")
_SHOWN = 24  # characters of one argument in a label


@lru_cache(maxsize=4096)
def is_own(file: str) -> bool:
    """Tell whether a file is the program's own: not the library's, a package's or looplab's."""
    return not file.startswith(_LIBRARY)


def short_file(file: str) -> str:
    """Give a file's name as a person knows it: `cell [3]` for a cell, else the last part."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    cells = getattr(getattr(shell, "compile", None), "_filename_map", None) or {}
    number = cells.get(file)
    return f"cell [{number}]" if number else os.path.basename(file)


def place(code: CodeType, line: int) -> Place:
    """Give the place of a line in a code object."""
    return Place(short_file(code.co_filename), line, function_name(code.co_qualname))


def function_name(qualname: str) -> str:
    """Shorten a qualified name to what its definition says: `main.<locals>.fetch` to `fetch`.

    A comprehension, a function of its own up to 3.11, goes by the name of the one around it.
    """
    while is_comprehension(qualname):
        qualname = qualname.rpartition(".")[0].removesuffix(".<locals>") or "<module>"
    return qualname.rpartition("<locals>.")[2]


def is_comprehension(qualname: str) -> bool:
    """Tell whether a code object is a comprehension's own frame."""
    return qualname.endswith(("<listcomp>", "<setcomp>", "<dictcomp>"))


def raised_at(traceback: TracebackType | None) -> Place | None:
    """Give the innermost line of the program's own code in a traceback."""
    found = None
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if is_own(code.co_filename):
            found = place(code, traceback.tb_lineno)
        traceback = traceback.tb_next
    return found


def frames(coro: Any) -> Frames:
    """List a suspended coroutine, what it awaits, what that awaits, and so on."""
    found = []
    while coro is not None:
        if (frame := getattr(coro, "cr_frame", None)) is not None:
            found.append((frame.f_code, frame.f_lineno))
            coro = coro.cr_await
        elif (frame := getattr(coro, "gi_frame", None)) is not None:
            found.append((frame.f_code, frame.f_lineno))
            coro = coro.gi_yieldfrom
        else:
            break
    return tuple(found)


def held_by(stack: Frames) -> tuple[str, Place | None]:
    """Name the call in which a thread stands (empty for its own code), and its own line there."""
    own = max((i for i, (code, _) in enumerate(stack) if is_own(code.co_filename)), default=-1)
    where = place(*stack[own]) if own >= 0 else None
    called = [function_name(code.co_qualname) for code, _ in stack[own + 1 :]]
    if own < 0:  # a thread that runs nothing but a library's function: its name is innermost
        called = [name for name in called[::-1] if not name.startswith(_OURS)][:1]
    if not called:
        return "", where
    name = called[0].replace("__enter__", "acquire")
    return _CALLS.get(name, f"{name}()"), where


def call_label(coro: Any) -> tuple[str, str]:
    """Name a coroutine that has not started: as a call, `fetch('a')`, and by function, `fetch`."""
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    if code is None:
        name = _PLAIN.get(type(coro).__name__, type(coro).__name__)
        return f"{name}()", name
    name = function_name(getattr(coro, "__qualname__", code.co_qualname))
    frame = getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None)
    if frame is None:
        return f"{name}()", name
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    values = frame.f_locals
    shown = [short(values[key]) for key in names if key in values and key not in ("self", "cls")]
    return f"{name}({', '.join(shown)})", name


def job_label(func: Any, args: tuple[Any, ...]) -> str:
    """Name a call in a worker thread, seeing through what `to_thread` wraps around it."""
    if isinstance(func, partial) and getattr(func.func, "__name__", "") == "run" and func.args:
        func, args = func.args[0], (*func.args[1:], *func.keywords.values())
    elif isinstance(func, partial):
        func, args = func.func, (*func.args, *args)
    name = function_name(getattr(func, "__qualname__", type(func).__name__))
    if name == "sleep":
        name = "time.sleep"
    return f"{name}({', '.join(map(short, args))})"


def short(value: Any) -> str:
    """Show an argument in a few characters, without running any code of its class."""
    kind = type(value)
    if kind in (int, float, bool, type(None), str, bytes):
        text = (
            f"{value:g}" if kind is float else repr(value[:60] if kind in (str, bytes) else value)
        )
    elif kind in (list, tuple, set, frozenset, dict):
        text = f"{kind.__name__} of {len(value)}"
    elif callable(value) and isinstance(name := getattr(value, "__name__", None), str):
        text = name
    else:
        text = f"<{kind.__name__}>"
    return text if len(text) <= _SHOWN else text[: _SHOWN - 2] + ".."
