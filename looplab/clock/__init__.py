"""Virtual time: an asyncio event loop whose clock jumps, and what it needs around it."""

from looplab.clock.limits import LimitReached, Limits, SimulationStopped
from looplab.clock.loop import VirtualTimeLoop
from looplab.clock.patience import Patience
from looplab.clock.session import Session, current
from looplab.clock.standstill import frame_of, processor_time
from looplab.clock.watched import Task, WatchedLoop, Watcher

__all__ = [
    "LimitReached",
    "Limits",
    "Patience",
    "Session",
    "SimulationStopped",
    "Task",
    "VirtualTimeLoop",
    "WatchedLoop",
    "Watcher",
    "current",
    "frame_of",
    "processor_time",
]
