# Thinks that asyncio.run works in a cell, too.
# score: 2.5
# finding: does-not-hold

# %% where-it-runs
def where_it_runs() -> dict[int, str]:
    return {
        1: "both",
        2: "cell",
        3: "neither",
        4: "both",
        5: "both",
        6: "neither",
        7: "both",
        8: "cell",
    }
