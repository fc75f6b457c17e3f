"""Jobs of `to_thread`, `run_in_executor` and thread pools: real threads that take turns.

Each job runs in a real thread, and is one of the members of `Turns`: real work holds the virtual
clock, `time.sleep` in a job waits for it.
"""

from __future__ import annotations

import _thread
import concurrent.futures
import threading
from collections import deque
from collections.abc import Callable
from contextvars import Context
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from looplab.clock.member import Member

if TYPE_CHECKING:
    from looplab.clock.session import Session

Pool = concurrent.futures.ThreadPoolExecutor | None
Result = concurrent.futures.Future[Any]

POOL_SIZE = 32  # of the default executor: fixed, so that no machine's core count changes a result

real_submit = concurrent.futures.ThreadPoolExecutor.submit
real_shutdown = concurrent.futures.ThreadPoolExecutor.shutdown
real_start = threading.Thread.start
real_join = threading.Thread.join

_SOON = 0.2  # real seconds that a thread with nothing to do may take to end


def as_in_a_script() -> None:
    """Let the calling thread, a daemon of this process, not make daemons of those it starts."""
    threading.current_thread()._daemonic = False  # type: ignore[attr-defined]


class Job:
    """One call in a worker thread.

    Attributes:
        number: its lane.
        pool: the executor that runs it, None for the loop's default one.
        member: its place among the program's threads; None while no thread is free for it.
        future: what becomes of it.
    """

    def __init__(self, workers: Workers, number: int, pool: Pool, call: Callable[[], Any]) -> None:
        self.workers = workers
        self.number = number
        self.pool = pool
        self.member: Member | None = None
        self.future: Result
        self._call = call

    def __call__(self) -> Any:
        """Run the job, when its turn comes, in the calling thread: one of its pool's."""
        session = self.workers.session
        member = self.member = self.member or session.turns.enrol(self.number)
        with session.owning():
            failure: BaseException | None = None
            try:
                session.turns.arrive(member)
                session.tell(self.number, "running")
                return self._call()
            except BaseException as error:
                failure = error
                raise
            finally:
                session.tell(self.number, "done" if failure is None else "failed", failure)
                failure = None


class Workers:
    """The jobs of one session that have not ended, in order of creation.

    Attributes:
        pools: thread pools that the program made itself.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.jobs: list[Job] = []
        self.pools: WeakSet[concurrent.futures.ThreadPoolExecutor] = WeakSet()
        self._lock = _thread.allocate_lock()
        self._queue: deque[Job] = deque()
        self._named = 0

    def submit(self, pool: Pool, call: Callable[[], Any], number: int) -> Job:
        """Run a call as job `number`, in a thread of `pool` or (None) of the default pool.

        The default pool has `POOL_SIZE` daemon threads at the most: daemons, and not a
        `ThreadPoolExecutor`'s, because the interpreter waits for those at its exit, and a
        learner's thread may never end. A job counts as ended only when everybody who waits for
        its result has been told: the loop hears of one job's end before the next gets its turn.
        """
        job = Job(self, number, pool, call)
        with self._lock:
            self.jobs.append(job)
            self._promote(pool)
            has_thread = job.member is not None
        with self.session.aside():
            if pool is not None:
                job.future = real_submit(pool, job)
                self._forget_at_its_end(job)
                return job
            job.future = concurrent.futures.Future()
            self._forget_at_its_end(job)
            if has_thread:
                self._named += 1
                name = f"asyncio_{self._named - 1}"
                thread = threading.Thread(target=self._serve, args=(job,), name=name, daemon=True)
                real_start(thread)
            else:
                self._queue.append(job)
        return job

    def shut_down(self) -> None:
        """Let the threads of the program's own pools go, as the interpreter does at its exit."""
        for pool in list(self.pools):
            real_shutdown(pool, wait=False)
            for thread in list(pool._threads):
                real_join(thread, _SOON)

    def _forget_at_its_end(self, job: Job) -> None:
        """Give the turn of a job that has ended to the next, after the callbacks of its future."""
        future: Any = job.future

        def told() -> None:
            del future._invoke_callbacks  # the class's own again
            if future.cancelled():  # while it waited for a thread: it never begins
                self.session.tell(job.number, "cancelled")
            future._invoke_callbacks()
            with self._lock:
                self.jobs.remove(job)
                self._promote(job.pool)
            if job.member is not None:
                self.session.turns.leave(job.member)

        future._invoke_callbacks = told

    def _promote(self, pool: Pool) -> None:
        """Count on a thread for the next queued jobs of a pool, as many as it has threads for."""
        size = POOL_SIZE if pool is None else pool._max_workers
        mine = [job for job in self.jobs if job.pool is pool]
        for job in mine[:size]:
            if job.member is None:
                job.member = self.session.turns.enrol(job.number)

    def _serve(self, job: Job) -> None:
        """Run jobs of the default pool, one after another, until there are no more."""
        as_in_a_script()
        while True:
            if job.future.set_running_or_notify_cancel():
                try:
                    result = Context().run(job)
                except BaseException as error:
                    job.future.set_exception(error)
                else:
                    job.future.set_result(result)
            if not self._queue or self.session.turns.closed:
                return
            job = self._queue.popleft()
