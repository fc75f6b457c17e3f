"""Real sockets, pipes and child processes under a virtual clock: is anything on its way?

The clock may jump only when no byte can arrive from outside. A listening socket is no traffic. A
connection whose both ends are this loop's is inside: what was sent is there at once, or after the
moments for which the system holds small packets back (`unsent`). Anything else (a connection to
another thread or process, a pipe, a child process) is outside, and while the loop waits for it,
time is real.

The limit: a client that is about to connect to a listening socket from outside cannot be seen
before it does.
"""

from __future__ import annotations

import asyncio
import contextlib
import enum
import fcntl
import os
import socket
import struct
from collections.abc import Mapping
from typing import Any

_SIOCOUTQNSD = 0x894B  # Linux: bytes that were written to a connection and not sent yet


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


def unsent(loop: asyncio.AbstractEventLoop, own_fd: int) -> bool:
    """Tell whether the system still holds back something that the loop has written to a connection.

    It does so for some 40 ms, where a connection was made without TCP_NODELAY: a second small
    packet waits until the first one has been acknowledged (Nagle's algorithm, RFC 896).
    """
    registered: Mapping[Any, Any] = loop._selector.get_map()  # type: ignore[attr-defined]
    for fd in registered:
        if fd != own_fd:
            with contextlib.suppress(OSError):  # no connection, or a system without this question
                (held,) = struct.unpack("i", fcntl.ioctl(fd, _SIOCOUTQNSD, bytes(4)))
                if held:
                    return True
    return False


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
