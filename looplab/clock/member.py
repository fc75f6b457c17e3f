"""One thread of a program, as those see it that share the program's time with it."""

from __future__ import annotations

import _thread
import threading
from collections.abc import Callable

from looplab.clock.standstill import Doing, look

_LOOKS = 8  # looks in a row that must show the same standstill
_OUTSIDE = 50  # looks after which a call of the operating system counts as one that takes time
_TRUSTED = 50  # after so many looks that changed nothing, a standstill is believed at once


def never() -> bool:
    """Say that nobody has woken a thread; see `Member.awake`."""
    return False


class Member:
    """One thread of the program.

    Attributes:
        number: its lane's number; None for the thread of the main function.
        daemon: whether the program may end without it.
        conducts: whether turns are taken at all while it is there: the main function's thread.
        state: `starting` (on its way), `waiting`, `running` or `ended`.
        until: the virtual second at which it wants to go on; infinity for never by itself.
        awake: says whether somebody has woken it; called with the turns' own lock held.
        loop: whether it waits in a loop's `select`.
        polls: whether its loop looks for real I/O meanwhile.
        thread: the thread, if the program started it itself.
        baton: released to give it the turn.
        aside: whether it does looplab's own work just now, in real time.
        leaving: whether it was woken by the program's end.
    """

    def __init__(self, number: int | None, order: int, *, daemon: bool = False) -> None:
        self.number = number
        self.order = order
        self.daemon = daemon
        self.conducts = False
        self.state = "starting"
        self.until = 0.0
        self.awake: Callable[[], bool] = never
        self.loop = False
        self.polls = False
        self.aside = 0
        self.leaving = False
        self.thread: threading.Thread | None = None
        self.ident = 0
        self.native = 0
        self.baton = _thread.allocate_lock()
        self.baton.acquire()
        self._seen: object = None
        self._looks = 0
        self._trust = 0

    def here(self) -> None:
        """Note that the calling thread is this member's."""
        self.ident, self.native = threading.get_ident(), threading.get_native_id()

    def see(self) -> None:
        """Look at its thread once."""
        doing, place = look(self.ident, self.native)
        if doing is Doing.GONE:
            self.state = "ended"
        seen = (doing, place)
        same = seen == self._seen and doing is not Doing.WORKS
        self._looks = self._looks + 1 if same else 0
        self._trust = self._trust + 1 if same else 0
        self._seen = seen

    def moved(self) -> None:
        """Forget what was seen of its thread."""
        self._looks = self._trust = 0

    def doubt(self) -> None:
        """Ask for two more looks before its standstill is believed again."""
        if self._trust < _TRUSTED + _LOOKS and self._looks >= _LOOKS:
            self._looks = _LOOKS - 2

    @property
    def outside(self) -> bool:
        """Whether it waits for the operating system, and has for some time."""
        return self.state == "running" and self._looks >= _OUTSIDE and self._is(Doing.OUTSIDE)

    @property
    def astray(self) -> bool:
        """Whether it has the turn and stands still."""
        return self.state == "running" and (
            self.outside or (self._looks >= _LOOKS and self._is(Doing.WAITS))
        )

    @property
    def works(self) -> bool:
        """Whether it is on its way, or has the turn and gets on with it, as far as can be seen."""
        return self.state == "starting" or (
            self.state == "running" and (self.aside > 0 or not self.astray)
        )

    def _is(self, doing: Doing) -> bool:
        return isinstance(self._seen, tuple) and self._seen[0] is doing
