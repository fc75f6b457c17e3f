"""The instructor's side: nbgrader plug-ins, and the commands that call nbgrader.

Nothing on the learner's side imports this package, so that lessons and exercises work in any
notebook.
"""

from __future__ import annotations

import sys
from typing import Any

_modules: dict[str, Any] = sys.modules
if "jsonschema" not in _modules:
    # nbformat imports jsonschema, and that, where it finds it, this parser of web addresses: one to
    # two seconds in each command and each warm parent, for a check that no notebook is put to.
    _modules.setdefault("rfc3987_syntax", None)
