"""What the course promises to teach, and where it does: each topic with its sections.

`CHECKLIST` has each topic with the sections (`lesson#section`) that teach it. `CLAIMS` has each
widely repeated claim that is wrong, with the cell (`lesson#cell-id`) that disproves it.
"""

from __future__ import annotations

CHECKLIST: dict[str, tuple[str, ...]] = {
    "run(): its role": ("01-asyncio-run#what-comes-back",),
    "run(): signature": ("01-asyncio-run#two-switches-debug-and-loop-factory",),
    "run(): argument": ("01-asyncio-run#calling-is-not-running",),
    "run(): return value": ("01-asyncio-run#what-comes-back",),
    "run(): exception": ("01-asyncio-run#errors-come-out",),
    "run(): a coroutine is used once": ("01-asyncio-run#one-object-runs-once",),
    "run(): nested call": ("01-asyncio-run#a-run-inside-a-run",),
    "run(): repeated calls": ("01-asyncio-run#run-after-run-and-runner",),
    "run(): debug flag": ("01-asyncio-run#two-switches-debug-and-loop-factory",),
    "run(): what it cleans up": ("01-asyncio-run#what-run-does",),
    "run(): blocks its caller": ("01-asyncio-run#what-comes-back",),
    "run(): in Jupyter": (
        "00-start-here#the-same-program-as-a-script",
        "01-asyncio-run#a-run-inside-a-run",
    ),
    "run(): benefits and limits": ("01-asyncio-run#which-tool-when",),
    "coroutine function, coroutine object, awaitable": ("01-asyncio-run#calling-is-not-running",),
    "history": ("01-asyncio-run#which-tool-when",),
}

CLAIMS: dict[str, str] = {
    "run can be called only once per thread": "01-asyncio-run#claim-once",
    "debug=True enables a module asyncio.debugger": "01-asyncio-run#claim-debugger",
    "run(coro, *, debug=False)": "01-asyncio-run#claim-signature",
    "run is run_forever and stop": "01-asyncio-run#claim-same",
}
