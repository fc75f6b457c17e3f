# Has the numbers as text.
# score: 0
# finding: does-not-hold

# %% where-it-runs
def where_it_runs():
    return {"1": "script", "2": "cell", "3": "neither", "4": "both", "5": "script", "6": "neither"}
