# Sorts the numbers by their word.
# score: 4

# %% where-it-runs
def where_it_runs():
    kinds = {"script": {1, 5}, "cell": {2}, "both": {4, 7}, "neither": {3, 6, 8}}
    return {number: word for word, numbers in kinds.items() for number in numbers}
