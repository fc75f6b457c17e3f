# Counts only the first of the two waits in the darkroom.
# score: 5
# finding: wrong-result

# %% culprits
def culprits() -> dict[str, float]:
    return {"heat": 2.25, "turn_dome": 2.75, "darkroom": 1.25}
