"""What the cells of 01-asyncio-run show, by cell: texts that must stand in their output."""

import sys

SAYS = {
    "calling-run": (
        "bake is a function - may stand behind await: False\n",
        "order is a coroutine - may stand behind await: True\norder has begun: False\n",
    ),
    "calling-forgotten": ("forgetful(): 1 s of virtual time, 1 task", "never awaited\n  bake ("),
    "result-run": (
        "baking rye\nsold: a loaf of rye, sliced\n",
        "bakery(): 3 s of virtual time, 1 task",
        "0-2 waits for sleep(2); 2-3 waits for sleep(1)",
    ),
    "result-ask": ("returned: a loaf of rye, sliced", "(3.0, 'sold: a loaf of rye, sliced')"),
    "errors-run": ("closed today: the oven is cold\n", "broken_oven()     0   1  failed"),
    "errors-closed": ("loop closed at second 1.0",),
    "once-run": (
        "baking rye\nfirst: a loaf of rye\nsecond: cannot reuse already awaited coroutine\n",
        "bake()             1   1  failed",
    ),
    "nested-run": ("asyncio.run() cannot be called from a running event loop",),
    "nested-await": ("baking rye\n'a loaf of rye'",),
    "nested-inside": (
        "serve('rye')     0   1  failed",
        "raised RuntimeError: asyncio.run() cannot be called from a running event loop",
    ),
    "cleanup-run": (
        "la la\nla la\nmain ends\nradio off\nprice list closed\ncourier is back\nrun returns\n",
        "radio()                0  2.5  cancelled",
    ),
    "cleanup-times": (
        "main ended at second   2.5\nloop closed at second  4.0\n",
        "left over when main ended: ['radio']",
    ),
    "again-loops": (
        "loop 1: made at second 0, closed at second 2\n",
        "loop 2: made at second 2, closed at second 3\n",
    ),
    "again-runner": ("loops: 1 - closed at second 3.0",),
    "options-run": (" took 0.500 seconds", "BLOCKS THE LOOP with time.sleep(0.5)"),
    "options-factory": ("a loop is made\nbaking rye\n'a loaf of rye'",),
    "claim-once": ("baking rye\nbaking spelt\n('a loaf of rye', 'a loaf of spelt')",),
    "claim-debugger": ("asyncio.debugger exists: False\ndebug mode of the loop:  True\n",),
    "claim-signature": ("(main, *, debug=None",),
    "claim-awaitable": (
        "a loaf of rye" if sys.version_info >= (3, 14) else "a coroutine was expected",
    ),
    "claim-same": ("la la\nclosed: False - still playing: 1\nradio off\n",),
}
