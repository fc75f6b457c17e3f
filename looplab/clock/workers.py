"""Worker threads in virtual time: real threads that take turns.

Each job of `to_thread` or `run_in_executor` runs in a real thread, but one at a time, and only
when the loop has nothing to do. So real work holds the virtual clock, `time.sleep` in a job
waits for it, and the same program does the same things in the same order on a busy machine and
on a quiet one.

A job that waits for a lock, an event or the loop cannot go on although it has its turn. It is
found by looking at its thread (see `_standstill`), and the others get theirs. A job that waits
for a disk or a socket is not stuck: it works.
"""

from __future__ import annotations

import concurrent.futures
import sys
import threading
from collections import deque
from collections.abc import Callable
from contextvars import Context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from looplab.clock.limits import SimulationStopped

if TYPE_CHECKING:
    from looplab.clock.session import Session

Pool = concurrent.futures.ThreadPoolExecutor | None
Result = concurrent.futures.Future[Any]

POOL_SIZE = 32  # of the default executor: fixed, so that no machine's core count changes a result
_LOOK = 0.002  # seconds between two looks at a job that has its turn
_LOOKS = 8  # looks in a row that must show the same standstill


class Job:
    """One call in a worker thread.

    Attributes:
        pool: the executor that runs it, None for the loop's default one.
        state: `queued` (no thread is free), `starting` (a thread is on its way), `ready` (wants
            a turn), `running` (has it), `sleeping` (until virtual second `wake`).
    """

    def __init__(self, workers: Workers, number: int, pool: Pool, call: Callable[[], Any]) -> None:
        self.workers = workers
        self.number = number
        self.pool = pool
        self.state = "queued"
        self.wake = 0.0
        self.future: Result
        self._call = call
        self._thread: threading.Thread | None = None
        self._seen: object = None
        self._looks = 0

    def __call__(self) -> Any:
        """Run the job, when its turn comes, in the calling thread: one of its pool's."""
        workers = self.workers
        self._thread = threading.current_thread()
        with workers.session.owning():
            workers.by_thread[threading.get_ident()] = self
            failure: BaseException | None = None
            try:
                self._wait_for_turn("ready")
                workers.tell(self, "running")
                return self._call()
            except BaseException as error:
                failure = error
                raise
            finally:
                del workers.by_thread[threading.get_ident()]
                workers.tell(self, "done" if failure is None else "failed", failure)
                failure = None

    def sleep(self, seconds: float) -> None:
        """Sleep in virtual time; called by the job's own thread."""
        self.wake = self.workers.session.now + seconds
        self.workers.tell(self, "sleeping")
        self._wait_for_turn("sleeping")
        self.workers.tell(self, "running")

    def look(self) -> None:
        """See whether the job stands still, waiting for somebody else."""
        seen = _standstill(self._thread)
        self._looks = self._looks + 1 if seen is not None and seen == self._seen else 0
        self._seen = seen

    @property
    def works(self) -> bool:
        """Whether it is on its way, or has its turn and gets on with it, as far as can be seen."""
        return self.state == "starting" or (self.state == "running" and self._looks < _LOOKS)

    def _wait_for_turn(self, state: str) -> None:
        workers = self.workers
        with workers.changed:
            self.state = state
            workers.changed.notify_all()
            while self.state != "running":
                if workers.closed:
                    raise SimulationStopped("the program was ended while this thread waited")
                workers.changed.wait()


class Workers:
    """The jobs of one session that have not ended, in order of creation."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.changed = threading.Condition()
        self.jobs: list[Job] = []
        self.by_thread: dict[int, Job] = {}
        self.closed = False
        self._queue: deque[Job] = deque()
        self._named = 0

    def submit(self, pool: Pool, call: Callable[[], Any], number: int) -> Job:
        """Run a call as job `number`, in a thread of `pool` or (None) of the default pool.

        The default pool has `POOL_SIZE` daemon threads at the most: daemons, and not a
        `ThreadPoolExecutor`'s, because the interpreter waits for those at its exit, and a
        learner's thread may never end. The caller must see to it that `finished` is called after
        the result has reached the loop: the loop hears of one job's end before the next job gets
        its turn.
        """
        job = Job(self, number, pool, call)
        with self.changed:
            self.jobs.append(job)
            self._promote(pool)
            has_thread = job.state == "starting"
        if pool is not None:
            job.future = pool.submit(job)
            return job
        job.future = concurrent.futures.Future()
        if has_thread:
            self._named += 1
            name = f"asyncio_{self._named - 1}"
            threading.Thread(target=self._serve, args=(job,), name=name, daemon=True).start()
        else:
            self._queue.append(job)
        return job

    def finished(self, job: Job) -> None:
        """Forget a job that has ended."""
        with self.changed:
            self.jobs.remove(job)
            self._promote(job.pool)
            self.changed.notify_all()

    def tell(self, job: Job, state: str, error: BaseException | None = None) -> None:
        """Report a job's new state to the watcher."""
        if self.session.watcher is not None and not self.session.over:
            self.session.watcher.job_changed(job.number, state, error)

    def sleep_if_mine(self, seconds: float) -> bool:
        """Sleep virtually if the calling thread runs a job; tell whether it does."""
        job = self.by_thread.get(threading.get_ident())
        if job is None:
            return False
        job.sleep(seconds)
        return True

    def next_wake(self) -> float | None:
        """Give the virtual time at which the first sleeping job wants to go on."""
        with self.changed:
            return min((job.wake for job in self.jobs if job.state == "sleeping"), default=None)

    def take_turns(self, loop_has_work: Callable[[], bool] = lambda: False) -> bool:
        """Give a turn to each job that wants one, until all sleep, stand still, or have ended.

        Args:
            loop_has_work: asked between two turns; True ends the round, because the loop goes
                first.

        Returns:
            Whether a job stands still inside its turn.
        """
        with self.changed:
            while not self.closed:
                if not any(job.works for job in self.jobs):
                    if loop_has_work() or (job := self._next()) is None:
                        break
                    job.state = "running"
                    self.changed.notify_all()
                if not self.changed.wait(_LOOK):
                    for job in self.jobs:
                        job.look()
            return any(job.state == "running" for job in self.jobs)

    def run_until(self, when: float) -> None:
        """Let the jobs go on to virtual time `when` while the loop is blocked."""
        if self.jobs:
            self.take_turns()
            while (wake := self.next_wake()) is not None and wake <= when:
                self.session.move_to(wake)
                self.take_turns()

    def close(self) -> None:
        """End every job that still waits for a turn or for the clock."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    def _next(self) -> Job | None:
        now = self.session.now
        woken = [job for job in self.jobs if job.state == "sleeping" and job.wake <= now]
        ready = [job for job in self.jobs if job.state == "ready"]
        return min(woken, key=lambda job: job.wake) if woken else ready[0] if ready else None

    def _promote(self, pool: Pool) -> None:
        """Count on a thread for the next queued jobs of a pool, as many as it has threads for."""
        size = POOL_SIZE if pool is None else pool._max_workers
        mine = [job for job in self.jobs if job.pool is pool]
        for job in mine[:size]:
            if job.state == "queued":
                job.state = "starting"

    def _serve(self, job: Job) -> None:
        """Run jobs of the default pool, one after another, until there are no more."""
        while True:
            if job.future.set_running_or_notify_cancel():
                try:
                    result = Context().run(job)
                except BaseException as error:
                    job.future.set_exception(error)
                else:
                    job.future.set_result(result)
            if not self._queue or self.closed:
                return
            job = self._queue.popleft()


def _standstill(thread: threading.Thread | None) -> object:
    """Say where a thread stands still for another one; None when it works or does I/O."""
    if thread is None or thread.ident is None:
        return None
    frame = sys._current_frames().get(thread.ident)
    if frame is None:
        return None
    here = (id(frame), frame.f_lasti)
    if frame.f_code is threading.Condition.wait.__code__:
        return here
    try:  # a lock that is taken in C shows only in the operating system's books
        waits_in = Path(f"/proc/self/task/{thread.native_id}/wchan").read_text()
    except OSError:
        return None
    return here if "futex" in waits_in else None
