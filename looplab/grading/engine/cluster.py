"""Grade on a Dask cluster: any number of machines, on which the course folder need not be.

A Dask worker whose process dies is replaced by Dask, and its job goes to another one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from queue import Empty, Queue
from typing import Any

from looplab.grading.engine.errors import GradingError
from looplab.grading.engine.pool import Done

__all__ = ["ClusterPool"]

SECONDS = 30  # for the scheduler to answer
AHEAD = 2  # jobs for each worker, so that none waits for the network


class ClusterPool:
    """A `Pool` whose workers are a Dask cluster's.

    Args:
        address: the scheduler's, e.g. tcp://host:8786.

    Raises:
        GradingError: Dask is not installed, or the scheduler does not answer.
    """

    def __init__(self, address: str) -> None:
        try:
            import distributed
        except ImportError as error:
            raise GradingError(
                "To grade on a cluster, Dask is needed here and on its machines: "
                "pip install 'looplab[cluster]'"
            ) from error
        self._distributed: Any = distributed
        try:
            self._client: Any = distributed.Client(
                address, timeout=SECONDS, set_as_default=False, name="looplab"
            )
        except (OSError, ValueError) as error:
            raise GradingError(
                f"There is no Dask scheduler that answers at {address} ({type(error).__name__}). "
                "Start one: dask scheduler"
            ) from error
        self._running: dict[Any, Hashable] = {}
        self._ended: Queue[Any] = Queue()

    @property
    def room(self) -> bool:
        """Tell whether the workers could take more; the first jobs wait for the first worker."""
        workers = len(self._client.scheduler_info(n_workers=-1)["workers"])
        return len(self._running) < AHEAD * max(1, workers)

    def submit(self, key: Hashable, call: Callable[[Any], Any], given: Any) -> None:
        """Run a call with what it is given; both are pickled."""
        future = self._client.submit(call, given, pure=False)
        self._running[future] = key
        future.add_done_callback(self._ended.put)

    def done(self, seconds: float) -> Iterator[Done]:
        """Yield the calls that have ended; wait a while for the first one.

        Raises:
            GradingError: the scheduler has gone.
        """
        if self._client.status != "running":
            raise GradingError("The Dask scheduler has gone. Start it, and then this once more.")
        try:
            futures = [self._ended.get(timeout=seconds)]
        except Empty:
            return
        while not self._ended.empty():
            futures.append(self._ended.get())
        for future in futures:
            key = self._running.pop(future)
            if future.status == "finished":
                yield Done(key, future.result())
            elif isinstance(future.exception(), self._distributed.KilledWorker):
                yield Done(key, died=True)
            else:
                raise GradingError(f"A Dask worker cannot grade: {future.exception()!r}")

    def close(self) -> None:
        """Take back what is still waiting, and leave the cluster as it is."""
        self._client.cancel(list(self._running))
        self._client.close()
