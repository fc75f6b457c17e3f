"""A wait for threads that counts what they do, and not how busy the machine is."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time

from looplab.clock import Patience, processor_time


def lasts(natives: list[int], seconds: float) -> float:
    """Give the real seconds for which the patience with some threads lasts."""
    began = time.perf_counter()
    patience = Patience(lambda: natives, seconds)
    while not patience.lost():
        time.sleep(0.002)
    return time.perf_counter() - began


def test_a_thread_that_stands_still_has_its_time_in_real_seconds() -> None:
    stays, natives = threading.Event(), list[int]()
    thread = threading.Thread(
        target=lambda: (natives.append(threading.get_native_id()), stays.wait())
    )
    thread.start()
    try:
        assert lasts(natives, 0.1) >= 0.1
    finally:
        stays.set()
        thread.join()


def test_a_thread_that_gets_no_processor_is_not_late() -> None:
    over, ready, natives = threading.Event(), threading.Event(), list[int]()

    def computes() -> None:
        natives.append(threading.get_native_id())
        os.setpriority(os.PRIO_PROCESS, natives[0], 15)
        ready.set()
        while not over.is_set():
            pass

    burners = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(4)]
    thread = threading.Thread(target=computes)
    thread.start()
    try:
        ready.wait()
        before, _ = processor_time(natives)
        lasts(natives, 0.05)
        after, _ = processor_time(natives)
    finally:
        over.set()
        for burner in burners:
            burner.kill()
            burner.wait()
        thread.join()
    assert after - before > 0.04  # a clock on the wall would have given it a hundredth of that


def test_a_thread_on_its_way_is_waited_for() -> None:
    patience = Patience(lambda: [0], 0.01)
    time.sleep(0.05)
    assert not patience.lost()
