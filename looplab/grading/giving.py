"""Give feedback back to those whose work came through the exchange, and name the others.

Who calls this: ``nbgrader release_feedback`` and Formgrader, for ``nbgrader_config.py`` names it.
nbgrader files a page under the secret that came with a submission. Work that came from Canvas, from
Moodle or by hand has none, and nbgrader's own class ends there, in the middle of a class.
"""

from __future__ import annotations

import glob
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback

__all__ = ["ReleaseFeedback"]

NEEDED = ("timestamp.txt", "submission_secret.txt")


class ReleaseFeedback(ExchangeReleaseFeedback):  # type: ignore[misc]
    """nbgrader's own, one student after another, without those who cannot fetch anything."""

    src_path: str

    def copy_files(self) -> None:
        """Put every page into the exchange whose student can fetch it."""
        asked, others = self.src_path, []
        for folder in sorted(map(Path, glob.glob(asked))):
            if all((folder / name).is_file() for name in NEEDED):
                self.src_path = glob.escape(str(folder))
                super().copy_files()
            else:
                others.append(str(folder))
        self.src_path = asked
        if others:
            self.log.warning(
                "Submissions that came another way have nobody to fetch feedback here. "
                "Send these students their pages, which need nothing else: %s",
                ", ".join(others),
            )
