"""What a task or a job does from one note to the next."""

from __future__ import annotations

from looplab.recorder.places import Frames, held_by, own_names
from looplab.run import Activity, Place

Words = tuple[str, bool, tuple[str, ...], Place | None]


class State:
    """Something that a task or a job does for a while; put into words only when asked.

    Attributes:
        activity: as in `Span`.
        over: what a task does when this has ended, and it waits for its turn.
    """

    over: State

    def __init__(self, activity: Activity) -> None:
        self.activity = activity
        self._words: Words | None = None

    @property
    def words(self) -> Words:
        """Give `on`, `joins`, `stack` and `place`, as in `Span`."""
        if self._words is None:
            self._words = self._put_into_words()
        return self._words

    def _put_into_words(self) -> Words:
        return "", False, (), None


class Held(State):
    """A thread waits outside any `await`: a task holds its loop, or a job does not get on.

    `frames` are those of the thread, outermost first.
    """

    def __init__(self, activity: Activity, frames: Frames) -> None:
        super().__init__(activity)
        self._frames = frames

    def _put_into_words(self) -> Words:
        on, where = held_by(self._frames)
        return on, False, own_names(self._frames), where


READY = State("ready")
RUNNING = State("running")
ENDED = State("ready")  # nothing comes after it
