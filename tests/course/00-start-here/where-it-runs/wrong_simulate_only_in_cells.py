# Thinks that simulate needs a notebook.
# score: 3.5
# finding: does-not-hold

# %% where-it-runs
def where_it_runs() -> dict[int, str]:
    return {
        1: "script",
        2: "cell",
        3: "neither",
        4: "both",
        5: "script",
        6: "neither",
        7: "cell",
        8: "neither",
    }
