"""What can go wrong before anything is graded."""

__all__ = ["GradingError"]


class GradingError(Exception):
    """A class cannot be graded; the message says why, and what to do."""
