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
    "await: semantics, chained coroutines": ("02-where-control-moves#an-await-is-a-call",),
    "what really yields, sleep(0)": ("02-where-control-moves#what-really-yields",),
    "the ready queue, step by step": ("02-where-control-moves#the-ready-queue",),
    "sleep and time.sleep": ("02-where-control-moves#time-sleep-freezes-everyone",),
    "interleaving: prints only": ("02-where-control-moves#nobody-interrupts",),
    "interleaving: a blocking sleep": ("02-where-control-moves#time-sleep-freezes-everyone",),
    "interleaving: one awaited sleep, several": ("02-where-control-moves#one-wait-then-several",),
    "waiting for ever: deadlock, endless": ("02-where-control-moves#waiting-for-ever",),
    "run sequentially": ("00-start-here#see-it-the-timeline", "03-tasks#sum-versus-max"),
    "run concurrently": (
        "00-start-here#the-same-waits-at-the-same-time",
        "02-where-control-moves#one-wait-then-several",
        "03-tasks#sum-versus-max",
    ),
    "create_task, Task": ("03-tasks#started-and-not-waited-for",),
    "coroutine versus task": ("03-tasks#coroutine-or-task",),
    "done, result, exception": ("03-tasks#ask-the-task",),
    "task names": ("03-tasks#names",),
    "cancel a task, and await its end": ("03-tasks#stop-what-you-started",),
    "keeping a reference to a task": ("03-tasks#keep-hold-of-your-tasks",),
    "checking many URLs at once, on a local server": ("03-tasks#many-urls-at-once-for-real",),
    "use cases": ("03-tasks#which-tool-when",),
    "what comes later: locks, queues, testing": ("03-tasks#which-tool-when",),
    "gather: order of arguments, a list of any length": (
        "04-collecting-results#all-answers-in-your-order",
    ),
    "gather: the first exception": (
        "04-collecting-results#the-first-error-comes-out-the-rest-run-on",
    ),
    "gather: return_exceptions": ("04-collecting-results#errors-as-values",),
    "gather: cancelling it": ("04-collecting-results#cancelling-a-gather-cancels-its-children",),
    "gather: a cancelled child": ("04-collecting-results#a-cancelled-child",),
    "as_completed: order": ("04-collecting-results#each-answer-as-it-comes",),
    "as_completed: timeout": ("04-collecting-results#until-time-is-up",),
    "wait: three modes, tasks only, cancels nothing": (
        "04-collecting-results#wait-three-ways-to-stop-waiting",
        "04-collecting-results#wait-cancels-nothing",
    ),
    "where an exception goes": ("05-errors-and-structure#where-an-exception-goes",),
    "TaskGroup: waits, cancels siblings": (
        "05-errors-and-structure#a-group-waits-for-its-tasks",
        "05-errors-and-structure#one-fails-the-others-are-stopped",
    ),
    "ExceptionGroup and except*": ("05-errors-and-structure#exceptiongroup-and-except",),
    "nested groups": ("05-errors-and-structure#groups-in-groups",),
    "when gather is right": ("05-errors-and-structure#when-gather-is-right",),
    "cancelling, CancelledError": ("06-timeouts-and-cancellation#how-a-cancel-arrives",),
    "clean up and re-raise": ("06-timeouts-and-cancellation#clean-up-and-re-raise",),
    "cancelling is finished when awaited": (
        "06-timeouts-and-cancellation#cancelling-is-not-ending",
    ),
    "wait_for, timeout with fallback": (
        "06-timeouts-and-cancellation#a-limit-and-where-its-error-appears",
    ),
    "budgets, timeout_at, reschedule": (
        "06-timeouts-and-cancellation#one-budget-or-a-limit-for-each-step",
    ),
    "nested deadlines": ("06-timeouts-and-cancellation#deadlines-inside-one-another",),
    "shield": ("06-timeouts-and-cancellation#what-others-still-need-shield",),
    "to_thread, arguments": (
        "07-blocking-work#send-someone-else",
        "07-blocking-work#what-goes-in-what-comes-out",
    ),
    "run_in_executor, pool size": ("07-blocking-work#more-jobs-than-threads",),
    "a thread cannot be cancelled": ("07-blocking-work#a-thread-cannot-be-stopped",),
    "to_thread: for waiting only, the GIL": ("07-blocking-work#waiting-yes-computing-no",),
    "processes": ("07-blocking-work#computing-in-other-processes",),
    "debug mode, slow callbacks": ("07-blocking-work#debug-mode-and-its-log-line",),
    "history": ("01-asyncio-run#which-tool-when",),
}

CLAIMS: dict[str, str] = {
    "run can be called only once per thread": "01-asyncio-run#claim-once",
    "debug=True enables a module asyncio.debugger": "01-asyncio-run#claim-debugger",
    "run(coro, *, debug=False)": "01-asyncio-run#claim-signature",
    "run is run_forever and stop": "01-asyncio-run#claim-same",
    "await schedules the coroutine on the loop": "02-where-control-moves#claim-schedules",
    "every await gives control to the loop": "02-where-control-moves#claim-every",
    "gather's star passes keyword arguments": "04-collecting-results#claim-star",
    "wait stops the batch at the first error": "04-collecting-results#claim-stops",
    "as_completed starts things in order": "04-collecting-results#claim-starts",
    "TaskGroup is gather in another syntax": "05-errors-and-structure#claim-syntax",
    "gather cancels the others when one fails": "05-errors-and-structure#claim-gather",
    "asyncio.TimeoutError is its own class": "06-timeouts-and-cancellation#claim-class",
    "wait_for is a hard deadline": "06-timeouts-and-cancellation#claim-hard",
    "catching CancelledError handles it": "06-timeouts-and-cancellation#claim-handles",
    "to_thread can be cancelled": "07-blocking-work#claim-cancelled",
    "a lost sleeping task is garbage-collected": "03-tasks#claim-collected",
}
