"""What the cells of 06-timeouts-and-cancellation show: texts that must stand in their output."""

import sys

# Before that a limit in a clean-up ended it without a TimeoutError.
GIVEN_UP = "the rest of the chip is given up\n" if sys.version_info >= (3, 11, 3) else ""

SAYS = {
    "arrives-run": (
        "the shutter opens for Vega\nthe shutter closes\nthe camera has been stopped\n",
        "expose('Vega', 10)     0   3  cancelled",
    ),
    "arrives-class": ("an Exception:     False\na BaseException:  True\n",),
    "before-run": (
        "the dome opens\ncancelled: True\n",
        "use_dome()     0   0  cancelled  ran without a wait",
    ),
    "before-mended": ("the dome opens\nthe dome closes\n",),
    "reraise-run": (
        "Deneb is spoilt\nAltair is saved\nMizar is saved\nthe dome closes - cancelled: False\n",
        "night(): 7 s of virtual time",
        "7: the dome closes",
    ),
    "reraise-mended": (
        "Vega is saved\nDeneb is spoilt\nthe dome closes - cancelled: True\n",
        "3: the dome closes",
        "They part at 3 s",
    ),
    "ending-run": (
        "the dome closes\nparked\n",
        "  3: the dome closes   (night())\n  5: parked   (follow('Vega'))",
    ),
    "ending-mended": (
        "parked\nthe dome closes\n",
        "  5: parked   (follow('Vega'))\n  5: the dome closes   (night())",
    ),
    "ending-mine": (
        "the keeper goes on\nparked\nthe keeper: done at second 12.0\n",
        "the keeper: cancelled at second 2.0\n",
        "follow('Vega')     0   3  cancelled",
    ),
    "limit-run": (
        "inside: cancelled\noutside: too late\nVega: from the old map\n",
        "find('Vega'): 2 s of virtual time, 1 task",
    ),
    "limit-real": (
        "['Vega: 18 h 37 min', 'Nova: from the old map']\n",
        " s of real time",
    ),
    "waits-run": (
        "too late: station\ntoo late: camera\nnight ends\n",
        "  1: too late: station",
        "  4: too late: camera",
        "0-6 waits for time.sleep(6)",
        "night ends\nthe program is over\n",
        "6: the program is over",
    ),
    "waits-mended": (
        GIVEN_UP + "too late: camera\nnight ends\n",
        "night(): 1.5 s of virtual time",
    ),
    "budget-run": (
        "one_budget(): 3 s of virtual time",
        "  3: not tonight",
        "limit_for_each(): 6 s of virtual time",
    ),
    "budget-sunrise": ("the sun is up\n['Vega', 'Deneb'] until second 5.0\n",),
    "budget-moving": ("silence, deadline was second 6.5\nparts: 3\n",),
    "nested-run": ("no time left for Vega\n", "turn_to('Vega', 2, 5): 2 s of virtual time"),
    "nested-whose": (
        "my own limit: False - the motor does not answer\nmy own limit: True - no text\n",
    ),
    "shield-run": (
        "north: no forecast\nsouth was cut off: True\n",
        "forecast()                   0   2  cancelled",
    ),
    "shield-mended": (
        "the forecast is here\nsouth: clear until four\nsouth was cut off: False\n",
        "forecast()                   0   4  done",
    ),
    "shield-orphan": ("no forecast\nleft behind: ['forecast'] - cancelled\n",),
    "claim-class": ("one class: True\n",),
    "claim-hard": ("too late\nlimit 1, ended at second 4.0\n",),
    "claim-handles": (
        "cancelled: False - result: all is well\n",
        "time was up: True - but no error, and the answer: all is well\n",
    ),
    "claim-any": ("ended, and the alarm clock rang: False\nat second 3.0\n",),
}
