# Takes the task that comes too late for the one that holds the loop.
# score: 5
# finding: wrong-result

# %% culprits
def culprits() -> dict[str, float]:
    return {"watch_sky": 7.5}
