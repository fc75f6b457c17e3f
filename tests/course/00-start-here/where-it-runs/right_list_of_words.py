# Numbers a list of words.
# score: 4

# %% where-it-runs
def where_it_runs():
    words = ["script", "cell", "neither", "both", "script", "neither", "both", "neither"]
    return dict(enumerate(words, start=1))
