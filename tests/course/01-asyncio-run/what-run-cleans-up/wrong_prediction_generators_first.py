# Believes that generators are closed before tasks are cancelled.
# score: 4
# finding: does-not-hold

# %% clean-up-prediction
def prediction() -> list[str]:
    return [
        "first reading: 0",
        "beat",
        "main is done",
        "readings closed",
        "heartbeat stopped",
        "archive written",
    ]
