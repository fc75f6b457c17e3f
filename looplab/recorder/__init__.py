"""Watches a program's loops and turns what they do into a `Run`."""

from looplab.recorder.places import call_label, is_own, job_label, place, raised_at
from looplab.recorder.recorder import Recorder

__all__ = ["Recorder", "call_label", "is_own", "job_label", "place", "raised_at"]
