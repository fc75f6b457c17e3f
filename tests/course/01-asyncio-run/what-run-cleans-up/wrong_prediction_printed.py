# Prints a prediction, and returns nothing.
# score: 4
# finding: does-not-hold

# %% clean-up-prediction
def prediction() -> list[str]:
    print('first reading: 0','beat')
