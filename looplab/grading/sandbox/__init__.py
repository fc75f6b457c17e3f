"""A student's process may do only so much.

`choose` tries what this machine has: bubblewrap, else Landlock, else limits of resources alone. The
grader starts its warm parent by `Sandbox.command`; the parent calls `enter`, forks a child for each
submission, and the child calls `Sandbox.confine`; afterwards the parent calls `sweep` and
`Sandbox.clear`. What each kind keeps out is one table, in `walls`.
"""

from looplab.grading.sandbox.choosing import NoSandboxError, choose
from looplab.grading.sandbox.limits import Limits
from looplab.grading.sandbox.sandbox import KINDS, Sandbox, enter
from looplab.grading.sandbox.sweeping import descendants, marked, sweep
from looplab.grading.sandbox.told import graded_in
from looplab.grading.sandbox.walls import DANGERS, Danger, Wall

__all__ = [
    "DANGERS",
    "KINDS",
    "Danger",
    "Limits",
    "NoSandboxError",
    "Sandbox",
    "Wall",
    "choose",
    "descendants",
    "enter",
    "graded_in",
    "marked",
    "sweep",
]
