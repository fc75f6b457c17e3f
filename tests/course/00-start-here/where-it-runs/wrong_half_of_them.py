# Answers the programs that are tested before the grading only.
# score: 2
# finding: does-not-hold

# %% where-it-runs
def where_it_runs() -> dict[int, str]:
    return {
        1: "script",
        2: "cell",
        3: "neither",
        4: "both",
    }
