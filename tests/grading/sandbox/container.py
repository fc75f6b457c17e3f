"""Run a command as a container on a shared server would: without the right to make namespaces."""

from __future__ import annotations

import os
import socket
import sys

from looplab.grading.sandbox import seccomp, system

families = [socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK]
system.prctl(system.PR_SET_NO_NEW_PRIVS, 1)
seccomp.install(seccomp.prepare(families, signals=True))
os.execv(sys.argv[1], sys.argv[1:])
