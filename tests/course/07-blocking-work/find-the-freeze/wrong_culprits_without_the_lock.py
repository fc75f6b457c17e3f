# Does not see that a lock can hold the loop.
# score: 5
# finding: wrong-result

# %% culprits
def culprits() -> dict[str, float]:
    return {"heat": 2.25, "darkroom": 2.5}
