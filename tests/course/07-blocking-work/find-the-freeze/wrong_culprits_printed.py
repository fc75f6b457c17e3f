# Prints the answer.
# score: 5
# finding: printed-instead-of-returned

# %% culprits
def culprits():
    print({"heat": 2.25, "turn_dome": 2.75, "darkroom": 2.5})
