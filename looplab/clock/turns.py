"""The threads of one program take turns, and move the clock when all of them wait.

Every thread of the program is a member: the one that its main function runs in, the jobs of
`to_thread`, and the threads that it starts itself. One runs at a time. It goes on until it waits
(in `time.sleep`, in its loop's `select`, for another thread), and the next one follows: loops
that have something to do first, then who has waited longest. The clock moves only when every
member waits, and then to the first moment at which one of them wants to go on. So the same
program does the same things in the same order on a busy machine and on a quiet one.

A member that waits for a lock in C cannot say so. It is found by looking at its thread, and the
others go on without it; a call of the operating system likewise, and while one lasts the clock
goes at the pace of real time.
"""

from __future__ import annotations

import _thread
import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

from looplab.clock.limits import SimulationStopped, StopKind
from looplab.clock.member import Member, never
from looplab.clock.patience import Patience

if TYPE_CHECKING:
    from looplab.clock.session import Session

_LOOK = 0.002  # real seconds between two looks at the members
_PATIENCE = 0.2  # real seconds that a thread which stands still may take to wake somebody up

_now = time.perf_counter
_sleep = time.sleep


class Turns:
    """Who of a session's threads runs.

    Attributes:
        closed: set when the program is ended: everybody but its main thread is stopped at its
            next wait.
        helpers: threads that a library started for the program; they keep real time.
        hopeless: why the program has to be ended, when its main thread cannot do it.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.closed = False
        self.hopeless: tuple[StopKind, str] | None = None
        self.members: list[Member] = []
        self.helpers: list[threading.Thread] = []
        self._by_ident: dict[int, Member] = {}
        self._ended: list[threading.Thread] = []
        self._mutex = _thread.allocate_lock()
        self._order = count()
        self._verdict: tuple[StopKind, str] | None = None
        self._told = False
        self._looked = self._ticked = self._still = 0.0

    def mine(self) -> Member | None:
        """Give the calling thread's member."""
        return self._by_ident.get(threading.get_ident())

    def enrol(self, number: int | None, *, daemon: bool = False) -> Member:
        """Count on a thread that is about to start."""
        member = Member(number, next(self._order), daemon=daemon)
        with self._mutex:
            member.until = self.session.now
            self.members.append(member)
        return member

    def arrive(self, member: Member) -> None:
        """Wait for the first turn; called by the member's own thread.

        Raises:
            SimulationStopped: the program was ended meanwhile.
        """
        member.here()
        self._by_ident[member.ident] = member
        with self._mutex:
            member.state = "waiting"
            self._pass_on()
        self._park(member)

    def leave(self, member: Member) -> None:
        """Give the turn up for good; harmless when repeated, or without a turn."""
        with self._mutex:
            if member.thread is not None and member.state != "ended":
                self._ended.append(member.thread)
                member.thread = None
            member.state = "ended"
            if member in self.members:
                self.members.remove(member)
            if self._by_ident.get(member.ident) is member:
                del self._by_ident[member.ident]
            self._pass_on()

    @contextmanager
    def taking_part(self) -> Iterator[None]:
        """Let the calling thread be the one without which there are no turns."""
        if self.mine() is not None:
            yield
            return
        member = self.enrol(None)
        member.here()
        member.state, member.conducts = "running", True
        self._by_ident[member.ident] = member
        try:
            yield
        finally:
            self.leave(member)

    def wait(
        self,
        until: float | None = None,
        awake: Callable[[], bool] = never,
        *,
        loop: bool = False,
        polls: bool = False,
    ) -> bool:
        """Give the calling thread's turn up until a virtual second, or until somebody wakes it.

        Args:
            until: None waits for the waking only.
            awake: says whether it has been woken; it must neither wait nor call the program.
            loop: the wait is a loop's `select`.
            polls: the thread looks for I/O meanwhile; see `regain`.

        Returns:
            Whether it was woken.

        Raises:
            LimitReached: nothing could wake it, or the program goes on for ever.
            SimulationStopped: the program was ended.
        """
        member = self.mine()
        assert member is not None
        if self.closed:
            return self._alone(member, until, awake)
        with self._mutex:
            member.state = "waiting"
            member.until = math.inf if until is None else until
            member.awake, member.loop, member.polls = awake, loop, polls
            member.order = next(self._order)
            for other in self.members:
                other.doubt()
            if polls:
                self._ticked = max(self._ticked, _now())
            self._pass_on()
        if polls:
            return False
        self._park(member)
        return awake()

    def regain(self) -> None:
        """Take the turn again after a wait that polled; real time has passed meanwhile."""
        member = self.mine()
        assert member is not None
        with self._mutex:
            if self.closed:
                member.state, member.polls = "running", False
                return
            self._tick()
            member.polls = False
            member.until = min(member.until, self.session.now)
            self._pass_on()
        self._park(member)

    def give_way(self) -> None:
        """Let every other thread that can go on do so first, once."""
        if len(self.members) > 1 and not self.closed:
            self.wait(self.session.now)

    def watch(self) -> None:
        """Look at the members; called every few milliseconds by somebody who has time."""
        with self._mutex:
            now = _now()
            if now - self._looked < _LOOK * 0.75:
                return
            self._looked = now
            for member in list(self.members):
                if member.state == "running" and not member.aside:
                    member.see()
                    if member.state == "ended":
                        self.members.remove(member)
            self._pass_on(watching=True)

    def close(self) -> None:
        """End every thread but the main one at its next wait, and those that wait now."""
        with self._mutex:
            self.closed = True
            for member in self.members:
                if member.state == "waiting" and not member.polls:
                    member.state, member.leaving = "running", True
                    member.baton.release()

    def leaving(self) -> set[int]:
        """Give the threads that were woken by the end, and go by themselves: their idents."""
        with self._mutex:
            return {member.ident for member in self.members if member.leaving}

    # -- all below is called with the turns' own lock held, but for _park and _alone --------------

    def _pass_on(self, *, watching: bool = False) -> None:
        """Give the turn to the next, if it is free."""
        if self.closed or any(member.works for member in self.members):
            self._still = 0.0
            return
        if not any(member.conducts for member in self.members):
            return
        while (chosen := self._next()) is None:
            wake = min((m.until for m in self.members if m.state == "waiting"), default=math.inf)
            if self._outside():
                if watching and not any(member.polls for member in self.members):
                    self._tick()
                    if self._next() is not None:
                        continue
                return
            if wake == math.inf:
                chosen = self._stuck()
                break
            if wake > self.session.limits.virtual:
                cap = f"it was still going after {self.session.limits.virtual:,.0f} virtual seconds"
                chosen = self._condemn("endless", cap)
                break
            self.session.now = max(self.session.now, wake)
        self._still = 0.0 if chosen is not None else self._still
        if chosen is not None:
            self._ticked = _now()
            chosen.state = "running"
            chosen.baton.release()

    def _next(self) -> Member | None:
        now = self.session.now
        best: Member | None = None
        least: tuple[bool, float, int] | None = None
        for member in self.members:
            if member.state != "waiting" or member.polls:
                continue
            woken = member.until <= now
            if woken or member.awake():
                key = (not member.loop, member.until if woken else now, member.order)
                if least is None or key < least:
                    best, least = member, key
        if best is None or best.loop:
            return best
        self.session.steps += 1
        if self.session.steps > self.session.limits.turns:
            self.session.steps = 0
            return self._condemn(
                "endless",
                f"its threads were still going after {self.session.limits.turns:,} turns, "
                f"at {now:g} virtual seconds",
            )
        return best

    def _outside(self) -> bool:
        """Tell whether somebody waits for what comes from outside the program."""
        if self.helpers:
            self.helpers = [one for one in self.helpers if one.is_alive()]
        return bool(self.helpers) or any(member.polls or member.outside for member in self.members)

    def _tick(self) -> None:
        """Let the clock follow real time, to the next moment that somebody waits for."""
        now = _now()
        wakes = [m.until for m in self.members if m.state == "waiting" and not m.polls]
        later = self.session.now + now - self._ticked
        self._ticked = now
        self.session.now = max(self.session.now, min([later, *wakes]))

    def _stuck(self) -> Member | None:
        """Nobody can go on by himself: give it some time if a thread stands still in C."""
        if any(member.astray for member in self.members):
            now = _now()
            self._still = self._still or now
            if now - self._still < _PATIENCE:
                return None
        return self._condemn("deadlock", "nothing is left that could wake any task")

    def _condemn(self, kind: StopKind, sentence: str) -> Member | None:
        """Let the main thread end the program; None, and a note, when it is stuck itself."""
        for member in self.members:
            if member.conducts and member.state == "waiting" and not member.polls:
                self._verdict = kind, sentence
                return member
        self.hopeless = kind, sentence
        return None

    def _park(self, member: Member) -> None:
        """Wait until the member has the turn."""
        try:
            if member.conducts:
                while not member.baton.acquire(True, _LOOK):
                    self.watch()
            else:
                member.baton.acquire()
        finally:
            member.state = "running"
            member.moved()
        while self._ended:  # threads that ended a moment ago: gone for good before anything else
            thread = self._ended.pop()
            if thread is not threading.current_thread():
                _real_join(thread, 1.0)
        if not member.conducts and self.closed:
            raise SimulationStopped("the program was ended while this thread waited")
        if member.conducts and self._verdict is not None:
            verdict, self._verdict = self._verdict, None
            self._told = True
            self.session.stop(*verdict)
        if member.conducts and self.closed:
            self._tell()

    def _tell(self) -> None:
        if not self._told and self.session.stopped is not None:
            self._told = True
            raise SimulationStopped("the program was ended")

    def _alone(self, member: Member, until: float | None, awake: Callable[[], bool]) -> bool:
        """Wait when the turns are over: the main thread cleans up, every other one is stopped."""
        if not member.conducts:
            _sleep(_LOOK)  # one that catches everything shall not heat the machine
            raise SimulationStopped("the program was ended")
        self._tell()
        patience = Patience(lambda: [m.native for m in self.members if m is not member], _PATIENCE)
        while not awake() and len(self.members) > 1 and not patience.lost():
            _sleep(_LOOK)
        if awake():
            return True
        if until is None:
            self.session.stop("deadlock", "nothing is left that could wake any task")
        self.session.steps += 1
        self.session.move_to(until)
        return awake()


_real_join = threading.Thread.join
