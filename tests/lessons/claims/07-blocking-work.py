"""What the cells of 07-blocking-work show, by cell: texts that must stand in their output."""

SAYS = {
    "sending-run": (
        "  4.5: the phone is answered   (phone())\n  5.5: the phone",
        "0-3.5 BLOCKS THE LOOP with time.sleep(3.5)",
        "  1: the phone is answered   (phone())\n  2: the phone",
        "fetch('Arnica', 3.5) [thread]     0  3.5  done   0-3.5 waits for time.sleep(3.5)",
    ),
    "sending-catalogue": (
        "the phone is answered\n",
        "Arnica is in drawer 12\n",
        " s of real time, 3 tasks",
        "keeper(<Event>) [thread]",
        "waits for to_thread()",
    ),
    "in-out-run": (
        "Arnica, for Ms Lind\nresult: sheet of Arnica\n",
        "Gentian, for nobody\nresult: sheet of Gentian\n",
        "Foxglove, for Ms Lind\nerror:  there is no drawer 41\n",
        "the visitor is still Ms Lind\n",
    ),
    "in-out-shared": ("['Arnica']\n",),
    "pool-run": (
        "desk(2): 6 s of virtual time, 1 task, at most 2 waits at once",
        "0-2 ready, no thread is free; 2-4 waits for time.sleep(2)",
        "fetch('Lavender', 2) [thread]      0   6  done   0-4 ready, no thread is free",
    ),
    "pool-own": ("took 2.0 seconds\n",),
    "stopping-run": (
        "searched drawer 2\nthe visitor leaves\nsearched drawer 3\nsearched drawer 4\n",
        "searched drawer 5\nthe museum closes\n",
        "  2.5: the visitor leaves",
        "  5: the museum closes",
    ),
    "stopping-flag": (
        "the visitor leaves\nsearched drawer 3\nthe runner turns back\nthe museum closes\n",
        "  3: the runner turns back",
        "== with a flag ==",
    ),
    "gil-run": (
        "wait_for_scan ",
        "outline ",
        " times as fast in two threads\n",
        "in_two_threads(outline)",
    ),
    "gil-free": ("this Python has the GIL on: ",),
    "processes-run": (
        "the phone is answered\n",
        " times as fast in two processes; processors: ",
        "computed in the main program: 0 of 2\nseen in the main program: []\n",
    ),
    "debug-run": (
        "Executing <Task pending name=",
        "coro=<label() running at ",
        ".py:5> ",
        " took 0.500 seconds",
        "BLOCKS THE LOOP with time.sleep(0.5)",
    ),
    "debug-thread": (
        "Non-thread-safe operation invoked on an event loop other than the current one\nback, in",
    ),
    "claim-cancelled": (
        "the task is cancelled: True\nall sheets counted\nthe museum closes\n",
        "asyncio.run returned at second 3.0\n",
    ),
    "claim-async": ("took 4.0 seconds\n",),
    "claim-timeout": ("sheet of Arnica after 2.0 seconds, and no error: True\n",),
    "claim-new": ("calls: 200 - threads: 32 at most: True\n",),
    "claim-useless": ("more of them with a thread:        True\n",),
}
