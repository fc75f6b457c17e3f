"""What an instructor is told of the sandboxes in which a class was graded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

__all__ = ["graded_in"]

OPEN = {"rlimits": "limits of resources alone", "none": "no sandbox"}
"""The kinds that keep no file from a submission."""


def graded_in(kinds: Iterable[str]) -> list[str]:
    """Say, in sentences, in which sandboxes submissions were graded, and if that was not enough.

    Example:
        >>> graded_in(["bubblewrap", "bubblewrap", "landlock"])
        ['Graded in: bubblewrap (2), landlock (1).']
        >>> graded_in(["rlimits"])[1][:50]
        'There was nothing better than limits of resources '
    """
    counts = Counter(kind for kind in kinds if kind)
    if not counts:
        return []
    shares = ", ".join(f"{kind} ({count})" for kind, count in sorted(counts.items()))
    return [f"Graded in: {shares}."] + [
        f"There was nothing better than {OPEN[kind]} for {counts[kind]} of them: what these "
        "programs did to files that you may read and write, nothing prevented. The command "
        "looplab doctor says how to get a better sandbox."
        for kind in OPEN
        if counts[kind]
    ]
