# Thinks that a plain print works in a script only (and makes the function a coroutine function).
# score: 3.5
# finding: does-not-hold

# %% where-it-runs
async def where_it_runs() -> dict[int, str]:
    return {
        1: "script",
        2: "cell",
        3: "neither",
        4: "script",
        5: "script",
        6: "neither",
        7: "both",
        8: "neither",
    }
