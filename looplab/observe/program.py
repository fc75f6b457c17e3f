"""What can be run: a coroutine, a coroutine function, or a function that starts asyncio itself."""

from __future__ import annotations

import asyncio
import inspect
import sys
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from looplab.clock import Session
from looplab.clock.replaced import new_loop
from looplab.recorder import job_label


@dataclass
class Ending:
    """How a program ended: `elapsed` is None where the main task's own record knows it better."""

    result: Any = None
    exception: BaseException | None = None
    elapsed: float | None = None


class Program:
    """A program and its arguments.

    Attributes:
        name: the call of a plain function, `morning()`; empty for anything that is one task.

    Raises:
        TypeError: by the constructor, for anything that cannot be run; the message says what can.
    """

    def __init__(self, program: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        if inspect.iscoroutine(program):
            if args or kwargs:
                raise TypeError(
                    "a coroutine already has its arguments: "
                    "write simulate(main(1)) or simulate(main, 1)"
                )
        elif isinstance(program, asyncio.Future):
            raise TypeError(
                f"a {type(program).__name__} belongs to the loop that made it and cannot run "
                "on another: give simulate the coroutine itself, simulate(main())"
            )
        elif not callable(program):
            raise TypeError(
                f"{type(program).__name__} cannot be run: give simulate a coroutine, "
                "simulate(main()), a coroutine function, simulate(main), or a function "
                "that calls asyncio.run()"
            )
        self._program = program
        self._args = args
        self._kwargs = kwargs
        plain = not (inspect.iscoroutine(program) or _is_async(program))
        named = plain and getattr(program, "__name__", "") != "<lambda>"
        self.name = job_label(program, (*args, *kwargs.values())) if named else ""

    def namespaces(self) -> list[MutableMapping[str, Any]]:
        """Give the globals of the program's own code."""
        found = {
            id(vars(module)): vars(module) for module in (sys.modules.get("__main__"),) if module
        }
        frame = getattr(self._program, "cr_frame", None)
        names = (
            frame.f_globals
            if frame
            else getattr(inspect.unwrap(self._program), "__globals__", None)
        )
        if names is not None:
            found[id(names)] = names
        return list(found.values())

    def run(self, session: Session) -> Ending:
        """Run to the end, clean-up of the loop included; never raises what the program raises."""
        program, self._program = self._program, None
        if inspect.iscoroutine(program):
            return _run_coroutine(program, session)
        ending = Ending()
        try:
            if _is_async(program):
                return _run_coroutine(program(*self._args, **self._kwargs), session)
            ending.result = program(*self._args, **self._kwargs)
            if getattr(program, "__name__", "") == "<lambda>" and inspect.iscoroutine(
                ending.result
            ):
                return _run_coroutine(ending.result, session)
        except BaseException as error:
            ending.exception = error
        ending.elapsed = session.time()
        return ending


def _is_async(function: Callable[..., Any]) -> bool:
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(
        getattr(function, "__call__", None)  # noqa: B004  (an object with an async __call__)
    )


def _run_coroutine(coro: Any, session: Session) -> Ending:
    ending = Ending()
    runner = asyncio.Runner(loop_factory=lambda: new_loop(session))
    try:
        ending.result = runner.run(coro)
    except BaseException as error:
        ending.exception = error
    try:
        runner.close()
    except BaseException as error:
        if ending.exception is None and session.stopped is None:
            ending.exception = error
    return ending
