"""What the cells of 08-the-event-loop show, by cell: texts that must stand in their output."""

SAYS = {
    "cues-run": (
        "the stage manager sits down\nthe lights go down\nthe curtain rises\nlightning\nthunder\n",
        "thunder\nhome at 3.0\n",
        "evening(): 3 s of virtual time, 0 tasks",
    ),
    "cues-follow": (
        "noted: invalid literal for int()",
        "thunder was due at 2.0, and came at 3.5\n",
    ),
    "futures-run": (
        "messenger: delivered\ndoorman: the letter!\nactor reads: come to Lisbon\n",
        "actor()     0   2  done   0-2 waits for a future",
    ),
    "futures-queue": ("2 s  the loop    messenger: delivered; doorman: the letter!  actor()",),
    "futures-pause": ("pause(2)     0   2  done   0-2 waits for a future",),
    "futures-facts-run": (
        "done: False\nawait raises: no such street\n",
        "filled a second time: InvalidStateError\na task is a future, too: True\n",
    ),
    "twice-run": (
        "puff\nact 1 is over\npuff\npuff\nact 2 is over\n",
        "  2: puff   (fog())\n  3: act 1 is over\n  7: puff   (fog())\n  9: puff   (fog())\n",
        "evening(): 10 s of virtual time, 3 tasks",
        "0  10  cancelled, left over",
    ),
    "stop-run": (
        "last words\nthe curtain falls\n- run_forever returned at 0.0 - closed: False\n",
        "the floor is swept\nthe ghost walks\n- run_forever returned at 2.0 - closed: False\n",
    ),
    "stop-forgotten": (
        "puff\nhas the machine ended? False\n",
        "Task was destroyed but it is pending!\n",
    ),
    "made-of-run": (
        '"run_by_hand" and "asyncio.run" have the same shape: both take 2.5 s.',
        "the rain is turned off\nthe play is over, the rain is on: True\n",
    ),
    "made-of-telling": (
        "> run_forever\nthe play is over, the rain is on: True\n> stop\n",
        "> run_forever\nthe rain is turned off\n> stop\n",
        "> run_forever\n> shutdown_asyncgens\n> stop\n",
        "> run_forever\n> shutdown_default_executor\n> stop\n> close\n",
    ),
    "then-now-script": (
        "in a coroutine    a loop that runs\n",
        "after asyncio.run RuntimeError\nin a thread       RuntimeError\n",
    ),
    "then-now-new": ("the box office is open\nthe bar is open\n", "theatre(): 2 s of virtual time"),
    "by-hand-run": (
        "the stage is dark\nlightning\nit wants a pause of 2\n",
        "2\na long rumble\nthe end: all are wet\n",
        "by_hand(): 2 s of virtual time",
    ),
    "by-hand-sleep": ("sleep(0) hands out: NoneType\nsleep(1) hands out: Future\n",),
    "own-run": (
        "ghost: hides\nstorm: lightning\npage: gives the signal\nghost: walks\nstorm: thunder\n",
        "storm: thunder\npage: bows\n",
        "on_our_loop(): 3 s of virtual time, 0 tasks",
    ),
    "own-asyncio": (
        "the same lines at the same times: True\n",
        "on_asyncio(): 3 s of virtual time, 4 tasks",
    ),
    "claim-get": ("in a cell: the same one: True\n",),
    "claim-two": ("closed in between: False\none and the same loop: True\n",),
    "claim-close": (
        "while it runs: Cannot close a running event loop\none second later it still runs\n",
        "after close: Event loop is closed\n",
    ),
    "claim-run": (
        "forever_and_stop closes the book: False\n",
        "run              closes the book: True\n",
    ),
    "claim-thread": ("the same thread: True\n",),
}
