# Prints the answers.
# score: 0
# finding: does-not-hold

# %% where-it-runs
def where_it_runs():
    print({1: "script", 2: "cell", 3: "neither", 4: "both"})
