"""Puts a report before the reader: rich in a notebook, plain text elsewhere."""

from __future__ import annotations

import sys
from typing import Any


def show_report(forms: dict[str, Any]) -> None:
    """Display the forms of a report where IPython runs, else print the plain one."""
    # Without IPython in memory there is no notebook, and no reason to import it.
    shell = None
    if "IPython" in sys.modules:
        from IPython import get_ipython

        shell = get_ipython()
    if shell is None:
        sys.stdout.write(forms["text/plain"] + "\n")
        return
    shell.display_pub.publish(data=forms, metadata={})
