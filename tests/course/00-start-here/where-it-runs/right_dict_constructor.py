# Fills a dict step by step, in another order.
# score: 4

# %% where-it-runs
def where_it_runs():
    answers = {number: "neither" for number in range(8, 0, -1)}
    answers[4] = answers[7] = "both"
    answers.update({1: "script", 5: "script", 2: "cell"})
    return answers
