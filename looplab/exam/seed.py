"""The one source of chance in an exam: the same on every machine, unless an instructor varies it.

`LOOPLAB_SEED`, set where the work is graded, changes the cases that `for_all` tries and the numbers
that `e.random` gives. Without it every run of a test cell does the same.
"""

from __future__ import annotations

import hashlib
import os
from random import Random

SEED = "LOOPLAB_SEED"
# Read once: a program that sets it later changes nothing.
_PRIVATE = os.environ.get(SEED, "")


def seed_for(*names: str) -> int:
    """Give the seed for a place in an exam, named by the titles that lead to it."""
    said = "\0".join((_PRIVATE, *names)).encode()
    return int.from_bytes(hashlib.sha256(said).digest()[:8], "big")


def random_for(*names: str) -> Random:
    """Give a generator for a place in an exam."""
    return Random(seed_for(*names))
