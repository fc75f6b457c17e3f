"""Names for what a program's coroutines are and where they stand."""

from __future__ import annotations

import asyncio
import os
import sys
import sysconfig
from functools import lru_cache, partial
from types import CodeType, FrameType, TracebackType
from typing import Any

from looplab.run import Place

Line = tuple[CodeType, int]
Frames = tuple[Line, ...]  # from a task's outermost coroutine inwards

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


def own_line(frame: FrameType | None) -> Line | None:
    """Give the innermost own line of a stack, from its innermost frame outwards."""
    while frame is not None:
        if is_own(frame.f_code.co_filename):
            return frame.f_code, frame.f_lineno
        frame = frame.f_back
    return None


def stack(frame: FrameType | None) -> Frames:
    """Give a thread's frames, outermost first, as far as a task's step goes back."""
    found = []
    while frame is not None and frame.f_code.co_name != "_run":
        found.append((frame.f_code, frame.f_lineno))
        frame = frame.f_back
    return tuple(reversed(found))


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


def own_names(stack: Frames) -> tuple[str, ...]:
    """Name the program's own functions of a stack, outermost first."""
    names = (code.co_qualname for code, _ in stack if is_own(code.co_filename))
    return tuple(function_name(name) for name in names if not is_comprehension(name))


def call_label(coro: Any) -> tuple[str, str]:
    """Name a coroutine that has not started: as a call, `fetch('a')`, and by function, `fetch`."""
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    if code is None:
        name = _PLAIN.get(type(coro).__name__, type(coro).__name__)
        return f"{name}()", name
    name, names = _shape(code, coro.__qualname__)
    frame = (getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None)) if names else None
    if frame is None:
        return f"{name}()", name
    values = frame.f_locals
    shown = ", ".join([short(values[key]) for key in names if key in values])
    if type(values) is dict:  # up to 3.12 a copy, which the frame would keep alive to its end
        values.clear()
    return f"{name}({shown})", name


@lru_cache(maxsize=4096)
def _shape(code: CodeType, qualname: str) -> tuple[str, tuple[str, ...]]:
    """Give a coroutine function's name, and those of the parameters that a label shows."""
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    return function_name(qualname), tuple(name for name in names if name not in ("self", "cls"))


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
    if kind is int and -1_000_000 < value < 1_000_000:
        return str(value)
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
