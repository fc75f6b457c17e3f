# Believes that the heart beats once more at the end.
# score: 4
# finding: does-not-hold

# %% clean-up-prediction
def prediction() -> list[str]:
    return ["first reading: 0", "beat", "beat", "main is done", "heartbeat stopped", "readings closed", "archive written"]
