"""What the cells of 03-tasks show, by cell: texts that must stand in their output."""

import sys

SAYS = {
    "starting-run": (
        "the office goes on\nasking for Moths\nthe programme is printed\nto be shown: Moths.mp4\n",
        "office(): 2 s of virtual time, 2 tasks",
        "0-1 waits for sleep(1); 1-2 waits for fetch('Moths', 2)",
    ),
    "recipe-run": (
        "asking for Tide\nasking for Moths\n",
        "office(): 3 s of virtual time, 2 tasks",
        "0-1 waits for sleep(1); 1-3 waits for sleep(2)",
        "fetch('Tide', 2)     0   2  done",
    ),
    "sum-run": (
        "await in the loop: 10.0\n",
        "all_started_first(): 4 s of virtual time, 5 tasks, at most 4 waits at once",
        "task_in_the_loop(): 10 s of virtual time, 5 tasks, at most 1 wait at once",
    ),
    "sum-order": (
        "download('Tide', 4) ended at second 4.0\ndownload('Harbour', 2) ended at second 2.0\n",
        "['Moths.mp4', 'Tide.mp4', 'Harbour.mp4', 'Lantern.mp4']",
    ),
    "sum-pairs": (
        "in_pairs(): 7 s of virtual time, 5 tasks, at most 2 waits at once",
        "download('Moths', 1)       0   1  done",
        "download('Harbour', 2)     4   6  done",
    ),
    "sum-early": ("ended at second 0.0 - downloads cut off: 4\n",),
    "links-run": (
        "{'/moths': 200, '/tide': 200, '/harbour': 404, '/lantern': 200}",
        "s of real time, 5 tasks, at most 4 waits at once",
    ),
    "links-virtual": (
        "the same answers: True\n",
        "check_all(pretend): 0.5 s of virtual time, 5 tasks, at most 4 waits at once",
    ),
    "asking-run": (
        "done at once: False False\nasked too early: Result is not set.\ndone at last: True True\n",
        "result:    Moths.mp4\nexception: OSError('Tide is damaged')\n",
        "office(): 3 s of virtual time",
        "broken_download('Tide', 2)     0   2  failed (OSError: Tide is damaged)",
    ),
    "names-run": ("Moths from Oslo: Moths is here\nTask-", "  log_download('Moths', 1)"),
    "names-compare": (
        "first task: one name on both days: False\nsecond task: one name on both days: True\n",
    ),
    "stopping-run": (
        "a trailer\na trailer\nthe film begins\nthe screen is dark\n",
        "  3: the film begins   (opening())\n  4: the screen is dark",
    ),
    "stopping-await": (
        "the screen is dark\ncancelled: True\nthe film begins\n",
        'They part at 3 s: sleep(2) in opening begins at 4 s in "cancel and await", at 3 s in',
    ),
    "keeping-run": (
        "the one that waits for a reply is there: False\n",
        "the one that sleeps is there:            True\n",
        "Task was destroyed but it is pending!",
        "wait_for_reply('Tide')     0    1  pending (collected: nobody held it)",
        "fetch('Moths', 3)          0    3  done",
    ),
    "keeping-real": ("the office closes\n", "Task was destroyed but it is pending!", "<listen()"),
    "keeping-set": ("under way: 4\nunder way: 3\nunder way: 2\nunder way: 1\nunder way: 0\n",),
    "claim-collected": ("asking for Lantern\nthe download: done at second 5.0\n",),
    "claim-at-once": ("made\nthe programme is printed\nasking for Moths\n",),
    "claim-eager": (
        "asking for Moths\nmade\nthe programme is printed\n"
        if sys.version_info >= (3, 12)
        else "eager tasks came with Python 3.12\n",
    ),
    "claim-await": ("'Tide.mp4'",),
    "claim-twice": ("['Tide.mp4', 'Tide.mp4', 'Tide.mp4'] in 1.0 seconds\n",),
    "claim-thread": ("tasks under way: 1000\nthreads more:    0\nall done after 1.0 second\n",),
}
