# Believes that nothing is printed once main is done.
# score: 4
# finding: does-not-hold

# %% clean-up-prediction
def prediction() -> list[str]:
    return [
        "first reading: 0",
        "beat",
        "main is done",
    ]
