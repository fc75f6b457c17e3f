"""What the cells of 05-errors-and-structure show, by cell: texts that stand in their output."""

SAYS = {
    "where-run": (
        "Task exception was never retrieved",
        "launch(): 3 s of virtual time, 2 tasks",
        "test_radio(1)     0   1  failed (ConnectionError: the radio is silent)",
        "  3: lift-off ",
        "exceptions nobody looked at",
    ),
    "where-await": ("3: no flight: the radio is silent ", "test_radio(1)     0   1  failed"),
    "group-run": (
        "0: both tests are under way ",
        "3: lift-off: radio is ready and camera is ready ",
        "launch()                 0   3  done   0-3 waits for its TaskGroup",
    ),
    "stop-run": (
        "the valve is open\nthe valve is closed\nlaunch(): 2 s of virtual time, 3 tasks",
        "fill(6)           0   2  cancelled",
        "2: the valve is closed ",
        "raised ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)",
    ),
    "stop-real": ("the pump has stopped: True\n", "s of real time", "raised ExceptionGroup"),
    "star-plain": (
        "launch(): 1 s of virtual time, 3 tasks",
        "camera(4)         0   1  failed (OSError: the memory card is full)",
        "raised ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)",
    ),
    "star-look": (
        "ExceptionGroup\n- ConnectionError('the radio is silent')\n",
        "- OSError('the memory card is full')\n",
    ),
    "star-run": (
        (
            "no flight: (ConnectionError('the radio is silent'),)\n"
            "tell the photographer: (OSError('the memory card is full'),)\n"
            "the launch is over\n"
        ),
        "launch()            0   1  done",
    ),
    "show-run": (
        "| ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)",
        "| ConnectionError: the radio is silent",
        "| asyncio.exceptions.CancelledError",
        "| OSError: the memory card is full",
    ),
    "body-run": (
        (
            "ExceptionGroup('unhandled errors in a TaskGroup', "
            "[ValueError('wind of 15 metres a second')])"
        ),
        "2: fill(6), because of launch()",
        "3: the valve is closed ",
    ),
    "body-cancelled": (
        "ExceptionGroup('unhandled errors in a TaskGroup', [ConnectionError(",
        "2: the countdown is halted ",
        "launch(): 2 s of virtual time, 2 tasks",
    ),
    "cancel-run": (
        "lift-off, without a camera: True\n",
        "check('camera', 5)     0   1  cancelled",
        "fill(3)                0   4  done",
    ),
    "cancel-outside": (
        "the valve is closed\ncancelled, and all is put away\n",
        "prepare()                0   2  cancelled",
        "fill(3)                0   2  cancelled",
    ),
    "nested-run": (
        (
            "no flight: ExceptionGroup('unhandled errors in a TaskGroup', "
            "[ExceptionGroup('unhandled errors in a TaskGroup', "
            "[ConnectionError('the radio is silent')])])\n"
        ),
        "check('camera', 4)     0   1  cancelled",
        "fill(6)                  0   2  cancelled",
    ),
    "nested-split": (
        (
            "ExceptionGroup('launch', [ValueError('wind'), ValueError('rain')])\n"
            "ExceptionGroup('launch', [ConnectionError('radio')])\n"
        ),
    ),
    "gather-run": (
        "with_group(): 5 s of virtual time",
        "fill(6)           0   2  cancelled ",
        "2: no flight ",
        "with_gather(): 4 s of virtual time",
        "fill(6)           0   5  cancelled, left over",
        "1: no flight ",
    ),
    "gather-values": ("['Oslo is ready', ConnectionError('the radio is silent')]",),
    "claim-stops": (
        "lift-off - error of the program: None\n",
        "Task exception was never retrieved",
    ),
    "claim-syntax": (
        "gather: the filling ended at second 5\nTaskGroup: the filling ended at second 2\n",
    ),
    "claim-gather": ("the valve is open\nno flight\nthe valve is closed\nthe balloon is full\n",),
    "claim-exception": ("ExceptionGroup - a ConnectionError: False\n",),
    "claim-single": ("ExceptionGroup with 1\n",),
    "claim-cancels": ("radio is ready\n",),
}
