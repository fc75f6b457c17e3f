"""What the cells of 02-where-control-moves show, by cell: texts that must stand in their output."""

SAYS = {
    "prints-run": (
        "1: train arrives\n1: doors close\n1: train leaves\n2: train arrives\n2: doors close\n",
        "station(): 0 s of virtual time, 3 tasks",
    ),
    "freeze-run": (
        "1: train arrives\n1: train leaves\n2: train arrives\n2: train leaves\n",
        "station(): 4 s of virtual time",
        "0-2 ready; 2-4 BLOCKS THE LOOP with time.sleep(2)",
        "4: 2: train leaves",
    ),
    "freeze-office": ("09:02 to Lisbon\ntick\ntick\ntick\ntick\n", " ready; "),
    "freeze-cured": ("waits for StreamReader.read()", "office"),
    "ladder-one": (
        "1: train arrives\n2: train arrives\n1: train leaves\n2: train leaves\n",
        "== the awaiting one ==\nstation(): 2 s of virtual time, 3 tasks, at most 2 waits at once",
    ),
    "ladder-several": (
        "2: train arrives\n1: doors open\n2: doors open\n2: train leaves\n1: train leaves\n",
        "announce(1, 1, 2)       0    3  done",
        "announce(2, 2, 0.5)     0  2.5  done",
        "one by one 5.5 s, as it ran 3 s",
    ),
    "call-run": (
        "1: ding dong\n1: train arrives\n1: ding dong\n1: train leaves\n2: ding dong\n",
        "station(): 0 s of virtual time, 3 tasks",
    ),
    "call-chain": ("0-0.5 waits for sleep(0.5); 0.5-1 waits for sleep(0.5)", "3 tasks"),
    "yields-run": (
        "does not   a coroutine with no wait in it\ndoes not   an event that has happened\n",
        "does not   a task that has finished\nyields     asyncio.sleep(0)\n",
        "yields     asyncio.sleep(1)\n",
    ),
    "yields-frozen": (
        "1: train arrives\n",
        "stopped at 0 s (frozen)",
        "sign('Lisbon 09:02 - ') waits for nothing: it runs",
    ),
    "yields-busy": ("stopped at 0 s (busy-wait)", "conductor() waits for sleep(0)"),
    "yields-event": ("2: conductor: all aboard", "2 s of virtual time"),
    "queue-run": (
        "call 1.1\ncall 2.1\ncall 3.1\ncall 1.2\ncall 3.2\ncall 1.3\n",
        "station(): 0 s of virtual time, 4 tasks",
    ),
    "queue-picture": (
        "0 s  the loop                  station()",
        "announce(1, 3)  call 1.1  announce(2, 1), announce(3, 2), announce(1, 3)",
        "announce(2, 1)            announce(3, 2), announce(1, 3)  ",
        "0 s  announce(1, 3)            -          ",
    ),
    "queue-sleep": (
        "express passes\nand is gone\nlocal leaves\n",
        "            station(): gather, local(): Event.wait(), express(): sleep(1)",
        "1 s  the loop                                 express()",
        "1 s  express()   express passes; and is gone  local()",
    ),
    "forever-run": (
        "stopped at 1 s (deadlock)",
        "train('north', 'south') waits for Event.wait() (train, ",
        "train('south', 'north') waits for Event.wait() (train, ",
    ),
    "forever-endless": (
        "the last train leaves\n",
        "stopped at 86400 s (endless)",
        "porter() waits for sleep(600)",
    ),
    "claim-schedules": ("the same task: True - tasks on the loop: 1\n",),
    "claim-every": ("reader: all 1000 read\nneighbour: my first turn\n",),
    "claim-zero": (
        "without sleep(0):  A: mind  A: the gap  B: mind  B: the gap\n",
        "with sleep(0):     A: mind  B: mind  A: the gap  B: the gap\n",
    ),
    "claim-exact": ("awake at second 3.0\n",),
}
