# note: writes to the home, to /tmp and beside the course
# expect: double=4
# needs: write

# %% double
import contextlib
import pathlib

for place in ("~", "/root", "/tmp", "/var/tmp", "/dev/shm", "..", "../../.."):
    with contextlib.suppress(Exception):
        (pathlib.Path(place).expanduser() / "looplab-was-here-31337").write_text("hello")


def double(n):
    return 2 * n
