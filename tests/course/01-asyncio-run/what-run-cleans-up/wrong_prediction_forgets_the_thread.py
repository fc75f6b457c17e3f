# Believes that run does not wait for threads.
# score: 4
# finding: does-not-hold

# %% clean-up-prediction
def prediction() -> list[str]:
    return [
        "first reading: 0",
        "beat",
        "main is done",
        "heartbeat stopped",
        "readings closed",
    ]
