"""Real sockets, pipes and child processes under a virtual clock: is anything on its way?

The clock may jump only when no byte can arrive from outside. A listening socket is no traffic. A
connection whose both ends are this loop's is inside: what was sent is there at once. Anything
else (a connection to another thread or process, a pipe, a child process) is outside, and while
the loop waits for it, time is real.

The limit: a client that is about to connect to a listening socket from outside cannot be seen
before it does.
"""

from __future__ import annotations

import asyncio
import enum
import os
import socket
from collections.abc import Mapping
from typing import Any


class Traffic(enum.Enum):
    """Where the next byte could come from."""

    NONE = enum.auto()
    INSIDE = enum.auto()
    OUTSIDE = enum.auto()


def traffic(loop: asyncio.AbstractEventLoop, own_fd: int) -> Traffic:
    """Say what kind of traffic a loop's selector waits for.

    Args:
        loop: a selector event loop.
        own_fd: the loop's own wake-up socket, which does not count.
    """
    registered: Mapping[Any, Any] = loop._selector.get_map()  # type: ignore[attr-defined]
    if len(registered) == 1:
        return Traffic.NONE
    ends = [_ends(fd) for fd in registered if fd != own_fd]
    connections = [end for end in ends if end != "listening"]
    if not connections:
        return Traffic.NONE
    here = {end[0] for end in connections if end is not None}
    inside = all(end is not None and end[1] in here for end in connections)
    return Traffic.INSIDE if inside else Traffic.OUTSIDE


def _ends(fd: int) -> tuple[object, object] | str | None:
    """Give a connection's (own, other) address; `listening`; or None for anything else."""
    try:
        copy = socket.socket(fileno=os.dup(fd))
    except OSError:
        return None
    with copy:
        try:
            if copy.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                return "listening"
            own, other = copy.getsockname(), copy.getpeername()
        except OSError:
            return None
        return (own, other) if own and other else None
