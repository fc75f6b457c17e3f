# Says the same for all.
# score: 1.5
# finding: does-not-hold

# %% where-it-runs
def where_it_runs():
    return {number: "neither" for number in range(1, 9)}
