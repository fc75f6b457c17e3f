"""What the cells of 00-start-here show, by cell: texts that must stand in their output."""

SAYS = {
    "first-await": ("'attic: 21 degrees'",),
    "first-loop": ("a loop is running here: True",),
    "one-after-another": ("report(): 3 s of virtual time, 1 task",),
    "at-the-same-time": ("report(): 1.5 s of virtual time, 4 tasks, at most 3 waits at once",),
    "ask-the-run": ("took 1.5 seconds\nat most 3 waits", "['attic: 21 degrees', 'cellar: "),
    "as-a-script": ("cellar\nattic\ngarden\n",),
    "observe-it": ("s of real time, 4 tasks, at most 3 waits at once",),
    "endless": ("stopped at 0 s (deadlock)", "waits for Event.wait() (waits_for_nobody, "),
    "test-house-report": ("house-report: 0 of 2 points (not attempted yet)", "0.0"),
    "claim-faster": ("first is done\nsecond is done\nwaits at the same time: 0\n",),
    "claim-threads": ("threads: 1\n",),
    "claim-nest": (
        "the long one has ended\nthe short one has ended\n",
        "replaced: Future, Task, get_event_loop, run\n",
    ),
}
