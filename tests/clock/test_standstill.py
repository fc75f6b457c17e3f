"""Looking at a thread from outside, while others come and go."""

from __future__ import annotations

import subprocess
import sys

LOOKS = """
import gc, threading, time
from looplab.clock import frame_of

class Late:
    def __init__(self):
        self.me = self
    def __del__(self):
        time.sleep(0)  # gives the interpreter's lock away

def come_and_go():
    while not over:
        thread = threading.Thread(target=lambda: None)
        thread.start()
        thread.join()

over = False
for _ in range(3):
    threading.Thread(target=come_and_go, daemon=True).start()
gc.set_threshold(1, 1, 1)
for _ in range(3_000):
    Late()
    assert frame_of(threading.get_ident()).f_code.co_name == "frame_of"
    assert gc.isenabled()
over = True
gc.disable()
frame_of(threading.get_ident())
assert not gc.isenabled()
print("looked")
"""


def test_garbage_and_ending_threads_do_not_lock_the_interpreter_up() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOKS], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stdout == "looked\n", done.stderr
