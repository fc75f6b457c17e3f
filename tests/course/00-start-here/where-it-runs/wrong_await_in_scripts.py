# Thinks that a script may await at its top level.
# score: 3
# finding: does-not-hold

# %% where-it-runs
def where_it_runs() -> dict[int, str]:
    return {
        1: "script",
        2: "both",
        3: "neither",
        4: "both",
        5: "script",
        6: "neither",
        7: "both",
        8: "script",
    }
