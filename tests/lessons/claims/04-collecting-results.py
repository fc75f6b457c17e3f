"""What the cells of 04-collecting-results show, by cell: texts that must stand in their output."""

import sys

SAYS = {
    "order-run": (
        "[40, 35, 55]\n",
        "shop(): 3 s of virtual time, 4 tasks, at most 3 waits at once",
        "ask('Ames', 3)      0   3  done",
        "ask('Costa', 1)     0   1  done",
    ),
    "order-names": ("{'Ames': 40, 'Costa': 35, 'Drost': 55}",),
    "first-run": (
        "no prices: Bloch cannot be reached\n",
        "1: no prices: Bloch cannot be reached   (shop())",
        "ask('Ames', 3)      0   3  done",
        "ask('Bloch', 1)     0   1  failed (ConnectionError: Bloch cannot be reached)",
        "ask('Costa', 2)     0   2  done",
    ),
    "first-second": (
        "came out: Bloch cannot be reached\n",
        "ask('Bering', 2)     0   2  failed (ConnectionError: Bering cannot be reached)",
    ),
    "values-run": (
        "Bloch would like to have Bloch cannot be reached euros\n",
        "[40, ConnectionError('Bloch cannot be reached'), 35]",
        "shop()                0   3  done",
    ),
    "values-looked": (
        "Ames would like to have 40 euros\nno price from Bloch: Bloch cannot be reached\nCosta",
    ),
    "cancel-run": (
        "the questions are taken back\n",
        "ask('Ames', 3)      0  1.5  cancelled",
        "ask('Costa', 1)     0    1  done",
        "ask('Drost', 2)     0  1.5  cancelled",
    ),
    "cancel-late": ("anything cancelled: False\nAmes: done at second 3.0\n",),
    "child-run": (
        "CancelledError came out; cancels meant for me: 0\nAmes asks 40\n",
        "  1: CancelledError came out",
        "ask('Ames', 3)      0   3  done",
        "ask('Costa', 2)     0   1  cancelled",
    ),
    "child-values": ("prices: [40, CancelledError('')]\n", "  3: prices: "),
    "each-run": (
        "{'Ames': 35, 'Costa': 55, 'Drost': 40}\n",
        "  1: {'Ames': 35}",
        "  2: {'Ames': 35, 'Costa': 55}",
        "0-1 waits for as_completed; 1-2 waits for as_completed; 2-3 waits for as_completed",
        "one by one 6 s, as it ran 3 s",
    ),
    "each-key": ("Costa 35\nDrost 55\nAmes 40\n",),
    "each-async": (
        "Costa 35\nDrost 55\nAmes 40\n" if sys.version_info >= (3, 13) else "came with Python 3.13",
    ),
    "each-real": (
        "[('Costa', 35), ('Drost', 55), ('Ames', 40)]",
        "s of real time, 4 tasks, at most 3 waits at once",
    ),
    "until-run": (
        "Costa 35\nDrost 55\nthe customer has left\n",
        "  2.5: the customer has left",
        "ask_named('Ames', 3)      0    3  done",
    ),
    "until-error": ("no price: Bloch cannot be reached\nCosta 35\nAmes 40\n",),
    "modes-run": (
        "1 done, 2 pending\n2 done, 1 pending\n3 done, 0 pending\n",
        "[40, ConnectionError('Bloch cannot be reached'), 35]\n",
        "clerk('FIRST_COMPLETED')     0   1  done",
        "clerk('FIRST_EXCEPTION')     0   2  done",
        "clerk('ALL_COMPLETED')       0   3  done",
    ),
    "modes-tasks-only": (
        "raised TypeError: Passing coroutines is forbidden, use tasks explicitly.",
        "never awaited\n  ask (hurried_shop",
    ),
    "nothing-run": (
        "heard: [35] - still open: 2\nall:   [40, 35, 55]\n",
        "  1.5: heard: ",
        "shop(): 3 s of virtual time",
    ),
    "nothing-cancelled": (
        "They part at 1.5 s",
        "ask('Drost', 2)        0    2  done",
        "ask('Drost', 2)          0  1.5  cancelled",
    ),
    "claim-star": (
        "(('Ames', 'Costa'), {})\nwithout the star: ",
        "unhashable type: 'list'",
        "with the star:    [40, 35, 55]\n",
    ),
    "claim-stops": (
        "failed: ['Bloch cannot be reached'] - pending: 2\nof these were cancelled: 0\n",
        "of these have answered:  [40, 35]\n",
    ),
    "claim-starts": (
        "all of 100 in order, coroutines: False\nall of 100 in order, tasks:      True\n",
    ),
    "claim-nothing": ("CancelledError came out\n",),
}
